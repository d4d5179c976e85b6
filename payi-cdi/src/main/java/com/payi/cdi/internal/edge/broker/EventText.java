package com.payi.cdi.internal.edge.broker;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.payi.cdi.internal.core.wire.EventJson;
import com.payi.cdi.spi.OutgoingEvent;

/** Recognizes an event of the library in what a record holds: anybody may write into a topic. */
final class EventText {
    private static final String ID = "provider_response_id";
    private static final String TIMESTAMP = "event_timestamp";

    private EventText() {}

    /** Null if it is not one whole event that has an id. */
    static OutgoingEvent read(byte[] value) {
        if (value == null) {
            return null;
        }
        String json = new String(value, StandardCharsets.UTF_8);
        try {
            String id = id(json);
            return id == null || id.isEmpty() ? null : new OutgoingEvent(id, json);
        } catch (IOException e) {
            return null;
        }
    }

    private static String id(String json) throws IOException {
        String id = null;
        boolean dated = false;
        try (JsonParser parser = EventJson.FACTORY.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                boolean text = parser.nextToken() == JsonToken.VALUE_STRING;
                if (text && name.equals(ID)) {
                    id = parser.getText();
                }
                dated |= text && name.equals(TIMESTAMP);
                parser.skipChildren();
            }
            return dated && parser.nextToken() == null ? id : null;
        }
    }
}
