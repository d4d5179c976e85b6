package com.payi.it.demo;

import java.time.Duration;

import com.fasterxml.jackson.databind.JsonNode;
import com.payi.testkit.FakePayi;
import com.payi.testkit.FakeProvider;
import com.payi.testkit.HttpRequestRecord;
import com.payi.testkit.Reply;

/** A provider and a Pay-i inside this process. */
final class Fakes implements AutoCloseable {
    private static final int TOKENS_PER_ANSWER = 40;

    private final FakeProvider provider = FakeProvider.start();
    private final FakePayi payi = FakePayi.start();

    Fakes() {
        provider.on(request -> model(request).equals("no-such-model"),
                request -> Reply.json(404, "{\"error\":{\"code\":\"model_not_found\",\"message\":\"No such model\"}}")
                        .header("x-request-id", "req_404"));
        provider.on(Fakes::isWholeChat, Fakes::answer);
        payi.proxyTo("openai", provider.uri());
        System.setProperty("payi.api-key", FakePayi.DEFAULT_API_KEY);
        System.setProperty("payi.base-url", payi.uri().toString());
        System.setProperty("quarkus.rest-client.openai.url", provider.uri().toString());
        System.setProperty("quarkus.rest-client.anthropic.url", provider.uri().toString());
    }

    FakePayi payi() {
        return payi;
    }

    @Override
    public void close() {
        provider.close();
        payi.close();
    }

    private static boolean isWholeChat(HttpRequestRecord request) {
        return request.path().endsWith("/chat/completions") && !request.json().path("stream").asBoolean();
    }

    /** Takes its time, and counts more tokens for more text. */
    private static Reply answer(HttpRequestRecord request) {
        JsonNode messages = request.json().get("messages");
        int input = messages.get(0).get("content").asText().length() / 4;
        int output = TOKENS_PER_ANSWER + input * 2;
        return Reply.json("{\"id\":\"chatcmpl-" + System.nanoTime() + "\",\"model\":\"" + model(request)
                + "\",\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"Certainly.\"}}],"
                + "\"usage\":{\"prompt_tokens\":" + input + ",\"completion_tokens\":" + output + ",\"total_tokens\":"
                + (input + output) + "}}").delay(Duration.ofMillis(100 + output));
    }

    private static String model(HttpRequestRecord request) {
        return request.json().path("model").asText();
    }
}
