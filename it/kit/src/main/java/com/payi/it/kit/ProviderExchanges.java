package com.payi.it.kit;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/** Reads {@code provider-exchanges.json}. */
public final class ProviderExchanges {
    private static final String FILE = "provider-exchanges.json";

    private ProviderExchanges() {}

    public static List<RecordedExchange> read(Path folder) {
        List<RecordedExchange> exchanges = new ArrayList<>();
        Json.read(folder.resolve(FILE)).forEach(entry -> exchanges.add(exchange(entry)));
        return List.copyOf(exchanges);
    }

    /** Reads one entry; the answer is empty where the entry has none. */
    public static RecordedExchange exchange(JsonNode entry) {
        return new RecordedExchange(entry.path("name").asText(), entry.path("kind").asText(),
                request(entry.path("request")), response(entry.path("response")), entry.path("expect"));
    }

    private static RecordedExchange.Request request(JsonNode request) {
        return new RecordedExchange.Request(request.path("method").asText(), request.path("host").asText(),
                request.path("path").asText(), request.path("query").asText(), headers(request), text(request));
    }

    private static String text(JsonNode request) {
        if (request.hasNonNull("body_raw")) {
            return request.get("body_raw").asText();
        }
        return request.hasNonNull("body") ? request.get("body").toString() : null;
    }

    private static RecordedExchange.Response response(JsonNode response) {
        byte[] body = response.has("body_base64")
                ? Base64.getDecoder().decode(response.get("body_base64").asText())
                : response.path("body").asText().getBytes(StandardCharsets.UTF_8);
        return new RecordedExchange.Response(response.path("status").asInt(200), headers(response), body);
    }

    private static Map<String, String> headers(JsonNode message) {
        Map<String, String> headers = new LinkedHashMap<>();
        message.path("headers").properties().forEach(header -> headers.put(header.getKey(), header.getValue().asText()));
        return headers;
    }
}
