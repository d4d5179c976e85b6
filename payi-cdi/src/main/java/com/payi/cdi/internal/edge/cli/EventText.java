package com.payi.cdi.internal.edge.cli;

import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;

/**
 * What the text of an event tells about it.
 *
 * @param useCaseName empty if there is none
 * @param timestamp of the call; null if it is not told
 */
record EventText(String id, String useCaseName, Instant timestamp) {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build()).build();

    /** @throws IOException if the text is not one whole event that has an id */
    static EventText of(String json) throws IOException {
        String id = null;
        String useCaseName = "";
        Instant timestamp = null;
        try (JsonParser parser = FACTORY.createParser(json)) {
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
        return new EventText(id, useCaseName, timestamp);
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
