package com.payi.cdi.internal.core.delivery.http;

import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.payi.cdi.PayiHeaders;
import com.payi.cdi.internal.core.wire.HeaderValue;

/**
 * An event in the form that Pay-i's interface for single events wants: the context in headers, the rest in the body. Made
 * from the form of the bulk interface, which is the one that events are kept in.
 */
record SingleRequest(Map<String, String> headers, String body) {
    /** Logged prompts are as long as the application allows. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build()).build();
    private static final String LIMIT_IDS = "limit_ids";
    private static final Map<String, String> HEADERS = Map.of(
            "use_case_name", PayiHeaders.USE_CASE_NAME,
            "use_case_id", PayiHeaders.USE_CASE_ID,
            "use_case_version", PayiHeaders.USE_CASE_VERSION,
            "use_case_step", PayiHeaders.USE_CASE_STEP,
            "user_id", PayiHeaders.USER_ID,
            "account_name", PayiHeaders.ACCOUNT_NAME,
            "scope", PayiHeaders.RESOURCE_SCOPE);

    /**
     * Null if a value cannot travel as a header: such an event goes by the bulk interface, whose body carries anything.
     *
     * @throws IOException if the text is not an event
     */
    static SingleRequest of(String item) throws IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        StringWriter body = new StringWriter(item.length());
        boolean safe = true;
        try (JsonParser parser = FACTORY.createParser(item); JsonGenerator generator = FACTORY.createGenerator(body)) {
            expect(parser.nextToken() == JsonToken.START_OBJECT);
            generator.writeStartObject();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                if (name.equals(LIMIT_IDS) && value == JsonToken.START_ARRAY) {
                    safe &= putLimits(headers, parser);
                } else if (HEADERS.containsKey(name) && value.isScalarValue()) {
                    safe &= HeaderValue.isSafe(parser.getText());
                    headers.put(HEADERS.get(name), parser.getText());
                } else {
                    generator.writeFieldName(name);
                    generator.copyCurrentStructure(parser);
                }
            }
            generator.writeEndObject();
            expect(parser.currentToken() == JsonToken.END_OBJECT && parser.nextToken() == null);
        }
        return safe ? new SingleRequest(headers, body.toString()) : null;
    }

    private static boolean putLimits(Map<String, String> headers, JsonParser parser) throws IOException {
        List<String> ids = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            ids.add(parser.getText());
        }
        headers.put(PayiHeaders.LIMIT_IDS, String.join(",", ids));
        return ids.stream().allMatch(HeaderValue::isSafeInList);
    }

    private static void expect(boolean met) throws IOException {
        if (!met) {
            throw new IOException("not an event");
        }
    }
}
