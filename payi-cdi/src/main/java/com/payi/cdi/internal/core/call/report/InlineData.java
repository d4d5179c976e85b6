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
    private static final JsonFactory FACTORY = new JsonFactory();

    private InlineData() {}

    /** The text without inline data; as far as it is JSON, because a captured body may be cut. */
    static String removed(String text) {
        if (!text.contains("base64") && DATA_MEMBERS.stream().noneMatch(member -> text.contains('"' + member + '"'))) {
            return text;
        }
        StringWriter copy = new StringWriter();
        try (JsonParser parser = FACTORY.createParser(text); JsonGenerator generator = FACTORY.createGenerator(copy)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.VALUE_STRING && isData(parser.currentName(), parser.getText())) {
                    generator.writeString(REMOVED);
                } else {
                    generator.copyCurrentEvent(parser);
                }
            }
        } catch (IOException e) {
            // The text ends too early: what was copied is closed properly and is all there is.
            return copy.toString();
        }
        return copy.toString();
    }

    private static boolean isData(String member, String value) {
        return DATA_URL.matcher(value).find()
                || member != null && DATA_MEMBERS.contains(member) && BASE64.matcher(value).matches();
    }
}
