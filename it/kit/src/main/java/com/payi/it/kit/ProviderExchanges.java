package com.payi.it.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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

    /**
     * Reads the exchanges from the folder that the system property {@code payi.conformance.dir} names, by default
     * {@code shared/conformance} beside the project.
     */
    public static List<RecordedExchange> read() {
        return read(SharedFiles.find("payi.conformance.dir", "conformance")
                .orElseThrow(
                        () -> new IllegalStateException("No recordings: let payi.conformance.dir name the folder of " + FILE)));
    }

    public static List<RecordedExchange> read(Path folder) {
        JsonNode file;
        try {
            file = Json.read(Files.readAllBytes(folder.resolve(FILE)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<RecordedExchange> exchanges = new ArrayList<>();
        file.forEach(entry -> exchanges.add(new RecordedExchange(entry.get("name").asText(), entry.get("kind").asText(),
                request(entry.get("request")), response(entry.get("response")), entry.get("expect"))));
        return List.copyOf(exchanges);
    }

    private static RecordedExchange.Request request(JsonNode request) {
        return new RecordedExchange.Request(request.get("method").asText(), request.get("host").asText(),
                request.get("path").asText(), request.path("query").asText(), request.get("body"));
    }

    private static RecordedExchange.Response response(JsonNode response) {
        Map<String, String> headers = new LinkedHashMap<>();
        response.get("headers").properties().forEach(header -> headers.put(header.getKey(), header.getValue().asText()));
        byte[] body = response.has("body_base64")
                ? Base64.getDecoder().decode(response.get("body_base64").asText())
                : response.get("body").asText().getBytes(StandardCharsets.UTF_8);
        return new RecordedExchange.Response(response.get("status").asInt(), headers, body);
    }
}
