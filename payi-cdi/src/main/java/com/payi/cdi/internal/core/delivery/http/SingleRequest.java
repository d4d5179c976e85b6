package com.payi.cdi.internal.core.delivery.http;

import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.payi.cdi.internal.core.delivery.ContextHeaders;
import com.payi.cdi.internal.core.wire.EventJson;
import com.payi.cdi.spi.OutgoingEvent;

/**
 * An event in the form of Pay-i's interface for single events: the context in headers, the rest in the body.
 *
 * @param headers names and values in turn
 */
record SingleRequest(List<String> headers, String body) {
    /**
     * Null if a value cannot travel as a header: such an event goes by the bulk interface, whose body carries anything.
     *
     * @throws IOException if an event that another process wrote cannot be read
     */
    static SingleRequest of(OutgoingEvent event) throws IOException {
        String item = event.json();
        ContextHeaders context = new ContextHeaders();
        StringWriter body = new StringWriter(item.length());
        try (JsonParser parser = EventJson.FACTORY.createParser(item);
                JsonGenerator generator = EventJson.FACTORY.createGenerator(body)) {
            expect(parser.nextToken() == JsonToken.START_OBJECT);
            generator.writeStartObject();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                if (ContextHeaders.isList(name) && value == JsonToken.START_ARRAY) {
                    context.put(name, texts(parser));
                } else if (ContextHeaders.carries(name) && !ContextHeaders.isList(name) && value.isScalarValue()) {
                    context.put(name, parser.getText());
                } else {
                    generator.writeFieldName(name);
                    generator.copyCurrentStructure(parser);
                }
            }
            generator.writeEndObject();
            expect(parser.currentToken() == JsonToken.END_OBJECT && parser.nextToken() == null);
        }
        List<String> headers = context.headers();
        return headers == null ? null : new SingleRequest(headers, body.toString());
    }

    private static List<String> texts(JsonParser parser) throws IOException {
        List<String> texts = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            texts.add(parser.getText());
        }
        return texts;
    }

    private static void expect(boolean met) throws IOException {
        if (!met) {
            throw new IOException("not an event");
        }
    }
}
