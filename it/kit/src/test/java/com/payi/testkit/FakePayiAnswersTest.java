package com.payi.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.payi.it.kit.SharedFiles;

/** That the fake answers as Pay-i's OpenAPI file describes. */
class FakePayiAnswersTest {
    private static final String INGEST = "/api/v1/ingest";
    private static final String BULK = INGEST + "/bulk";
    private static final String EVENT = "{\"category\":\"system.openai\",\"resource\":\"gpt-4o-mini\","
            + "\"units\":{\"text\":{\"input\":12,\"output\":7}}}";
    private static final String ITEM = EVENT.replace("{\"category\"", "{\"use_case_name\":\"chat\",\"category\"");

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void answersInTheShapesOfTheOpenApiFile() throws Exception {
        Optional<Path> file = SharedFiles.find("payi.openapi.file", "reference/pay-i-ingest.openapi.json");
        assumeTrue(file.isPresent(), "Skipped: the OpenAPI file is not there; let payi.openapi.file name it");
        OpenApiContract contract = new OpenApiContract(file.get());
        try (FakePayi payi = FakePayi.start()) {
            payi.limitState("a", "blocked");

            assertThat(contract.check("IngestResponse", answer(payi, INGEST, EVENT))).isEmpty();
            assertThat(contract.check("ProxyApiError", answer(payi, INGEST, "{}"))).isEmpty();
            assertThat(contract.check("BulkIngestResponse", answer(payi, BULK, "[" + ITEM + ",{}]"))).isEmpty();
            assertThat(contract.check("BulkIngestResponse", answer(payi, BULK, "{}"))).isEmpty();
            payi.apiKey("other");
            assertThat(contract.check("ApiError", answer(payi, INGEST, EVENT))).isEmpty();
        }
    }

    private JsonNode answer(FakePayi payi, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(payi.uri() + path))
                .header("Content-Type", "application/json")
                .header("xProxy-api-key", FakePayi.DEFAULT_API_KEY)
                .header("xProxy-UseCase-Name", "chat")
                .header("xProxy-Limit-IDs", "a,b")
                .POST(HttpRequest.BodyPublishers.ofString(body)).build();
        return Json.read(client.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }
}
