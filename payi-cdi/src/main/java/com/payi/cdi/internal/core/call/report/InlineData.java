package com.payi.cdi.internal.core.call.report;

import java.io.IOException;
import java.io.StringWriter;
import java.util.Set;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

/** Takes images, sound and files out of a JSON text that is to be sent to Pay-i. */
final class InlineData {
    private static final String REMOVED = "<not_instrumented>";
    private static final Pattern DATA_URL = Pattern.compile("^data:[^,]{0,200};base64,");
    private static final Pattern BASE64 = Pattern.compile("^[A-Za-z0-9+/_=\\s-]{64,}$");
    private static final Set<String> DATA_MEMBERS = Set.of("data", "b64_json", "file_data", "bytes", "result",
            "partial_image_b64");
    /** Without memory of the names of members, which are the application's and without end. */
    private static final JsonFactory FACTORY = JsonFactory.builder().disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES).build();

    private InlineData() {}

    /** The text without inline data; as far as it is JSON, because a captured body may be cut. */
    static String removed(String text) {
        if (!text.contains("base64") && DATA_MEMBERS.stream().noneMatch(member -> text.contains('"' + member + '"'))) {
            return text;
        }
        StringWriter copy = new StringWriter();
        try (JsonParser parser = FACTORY.createParser(text); JsonGenerator generator = FACTORY.createGenerator(copy)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token != JsonToken.FIELD_NAME) {
                    copy(token, parser, generator);
                }
            }
        } catch (IOException e) {
            // The text ends too early: what was copied is closed properly and is all there is.
            return copy.toString();
        }
        return copy.toString();
    }

    /** A member's name is written with its value only: the text may end between the two, or inside of the value. */
    private static void copy(JsonToken token, JsonParser parser, JsonGenerator generator) throws IOException {
        boolean text = token == JsonToken.VALUE_STRING;
        String value = text ? parser.getText() : null;
        if (!token.isStructEnd() && generator.getOutputContext().inObject()) {
            // At the beginning of an object or array, this is still the name of the member that has it.
            generator.writeFieldName(parser.currentName());
        }
        if (text) {
            generator.writeString(isData(parser.currentName(), value) ? REMOVED : value);
        } else {
            generator.copyCurrentEvent(parser);
        }
    }

    private static boolean isData(String member, String value) {
        return DATA_URL.matcher(value).find()
                || member != null && DATA_MEMBERS.contains(member) && BASE64.matcher(value).matches();
    }
}
