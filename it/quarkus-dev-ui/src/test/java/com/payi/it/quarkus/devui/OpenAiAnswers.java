package com.payi.it.quarkus.devui;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.payi.testkit.FakeProvider;
import com.payi.testkit.Reply;

/** What models of the tests answer: so many tokens each. The first call of {@code acme-7b} fails, as its model is busy. */
final class OpenAiAnswers {
    /** Input and output of an answer, by model. */
    private static final Map<String, int[]> TOKENS = Map.of("gpt-4o-mini", new int[]{1200, 300}, "gpt-4o",
            new int[]{3000, 500}, "acme-7b", new int[]{800, 100});

    private final AtomicInteger failures = new AtomicInteger();

    private OpenAiAnswers() {}

    /** Streams are answered by the provider itself. */
    static void of(FakeProvider provider) {
        OpenAiAnswers answers = new OpenAiAnswers();
        provider.on(request -> !request.bodyText().contains("\"stream\""), request -> answers.to(model(request.bodyText())));
    }

    private Reply to(String model) {
        if (model.equals("acme-7b") && failures.getAndIncrement() == 0) {
            return Reply.json(503, "{\"error\":{\"message\":\"busy\"}}");
        }
        int[] tokens = TOKENS.get(model);
        return Reply.json("""
                {"id":"chatcmpl-%s","object":"chat.completion","model":"%s","choices":[{"index":0,
                 "message":{"role":"assistant","content":"hello"},"finish_reason":"stop"}],
                 "usage":{"prompt_tokens":%d,"completion_tokens":%d,"total_tokens":%d}}
                """.formatted(Long.toHexString(System.nanoTime()), model, tokens[0], tokens[1], tokens[0] + tokens[1]));
    }

    private static String model(String body) {
        try {
            return new ObjectMapper().readTree(body).path("model").asText();
        } catch (IOException e) {
            throw new IllegalArgumentException(body, e);
        }
    }
}
