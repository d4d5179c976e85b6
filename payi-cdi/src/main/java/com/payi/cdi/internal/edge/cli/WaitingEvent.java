package com.payi.cdi.internal.edge.cli;

import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.payi.cdi.internal.core.delivery.ScoreText;
import com.payi.cdi.internal.core.wire.EventJson;
import com.payi.cdi.spi.OutgoingEvent;

/**
 * An event that waits on disk.
 *
 * @param useCaseName empty if there is none
 * @param since when it was accepted, or when its call was made; null if that is not known
 * @param key where it is in its file
 */
record WaitingEvent(OutgoingEvent event, String useCaseName, Instant since, long key) {
    /**
     * Reads what a line of an offline file, or the text in a spool, has of an event.
     *
     * @throws IOException if the text is not one whole event that has an id
     */
    static WaitingEvent read(String json, long key) throws IOException {
        String id = null;
        String useCaseName = "";
        Instant timestamp = null;
        try (JsonParser parser = EventJson.FACTORY.createParser(json)) {
            expect(parser.nextToken() == JsonToken.START_OBJECT);
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                String text = parser.currentToken() == JsonToken.VALUE_STRING ? parser.getText() : null;
                switch (name) {
                    case "provider_response_id" -> id = text;
                    case "use_case_name" -> useCaseName = text == null ? "" : text;
                    case "event_timestamp" -> timestamp = instant(text);
                    default -> parser.skipChildren();
                }
            }
            expect(parser.currentToken() == JsonToken.END_OBJECT && parser.nextToken() == null && id != null && !id.isEmpty());
        }
        return new WaitingEvent(new OutgoingEvent(id, json), useCaseName, timestamp, key);
    }

    /** Whether this is the score of a KPI. */
    boolean isScore() {
        return ScoreText.isScore(event.json());
    }

    private static Instant instant(String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static void expect(boolean met) throws IOException {
        if (!met) {
            throw new IOException("not an event");
        }
    }
}
