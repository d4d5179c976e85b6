package com.payi.testkit;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The model that a request names: in its body, or in its path as those for Bedrock, Gemini and Azure do. */
final class CalledModel {
    private static final Pattern IN_PATH = Pattern.compile("/(?:model|models|deployments)/([^/:]+(?::\\d+)?)");

    private CalledModel() {}

    /** Gives null where the request names none. */
    static String of(HttpRequestRecord request) {
        String inBody = Json.parsed(request.bodyText()).path("model").textValue();
        if (inBody != null) {
            return inBody;
        }
        Matcher inPath = IN_PATH.matcher(request.path().replace("%3A", ":"));
        return inPath.find() ? URLDecoder.decode(inPath.group(1), StandardCharsets.UTF_8) : null;
    }
}
