package com.payi.cdi.internal.core.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.payi.cdi.testing.LogCapture;

/** Calls to providers that no dialect recognizes are logged, unless they cost nothing. */
class UnreadCallsTest {
    private final Dialects dialects = new Dialects(List.of());

    @ParameterizedTest
    @CsvSource({
            "https://api.openai.com/v1/videos, /v1/videos",
            "https://api.openai.com/v1/threads/thread_abc123456/runs, /v1/threads/{name}/runs",
            "https://api.openai.com/v1/threads/runs, /v1/threads/{name}",
            "https://api.mistral.ai/v1/ocr, /v1/ocr",
            "https://api.mistral.ai/v1/conversations, /v1/conversations",
            "https://api.cohere.com/v2/rerank, /v2/rerank",
            "https://acme.openai.azure.com/openai/deployments/my-sora/videos, /openai/deployments/{name}/videos",
            "https://bedrock-runtime.us-east-1.amazonaws.com/async-invoke, /async-invoke",
            "https://us-central1-aiplatform.googleapis.com/v1/projects/p/locations/l/publishers/google/models/veo:predictLongRunning, "
                    + "/v1/projects/{name}/locations/{name}/publishers/google/models/{name}:predictLongRunning"})
    void aCallThatMayCostIsLoggedOnceForEachPath(URI uri, String path) {
        try (LogCapture log = new LogCapture()) {
            dialects.of("POST", uri);
            dialects.of("POST", uri);
            assertThat(log.lines()).singleElement().asString().contains("PAYI00210", uri.getHost() + path + ' ');
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://api.openai.com/v1/files", "https://api.openai.com/v1/uploads/upload_1/parts",
            "https://api.openai.com/v1/batches", "https://api.openai.com/v1/fine_tuning/jobs",
            "https://api.openai.com/v1/vector_stores/vs_1/files", "https://api.openai.com/v1/assistants",
            "https://api.openai.com/v1/threads", "https://api.openai.com/v1/threads/thread_1/messages",
            "https://api.openai.com/v1/conversations", "https://api.openai.com/v1/moderations",
            "https://api.openai.com/v1/responses/input_tokens", "https://api.openai.com/v1/responses/resp_1/cancel",
            "https://api.openai.com/v1/realtime/client_secrets", "https://api.anthropic.com/v1/messages/count_tokens",
            "https://api.anthropic.com/v1/messages/batches", "https://api.cohere.com/v1/tokenize",
            "https://generativelanguage.googleapis.com/v1beta/models/gemini:countTokens",
            "https://us-central1-aiplatform.googleapis.com/v1/projects/p/locations/l/datasets",
            "https://bedrock.us-east-1.amazonaws.com/guardrails",
            "https://acme.cognitiveservices.azure.com/vision/v3.2/analyze",
            "https://adb-1.2.azuredatabricks.net/api/2.0/sql/statements", "https://llm.example.com/v1/videos",
            "https://notanthropic.com/v1/complete", "https://fakeopenai.com/v1/videos",
            "https://payi.example.com/api/v1/proxy/openai/v1/videos"})
    void whatCostsNothingOrIsOfNoProviderIsNotLogged(URI uri) {
        try (LogCapture log = new LogCapture()) {
            assertThat(dialects.of("POST", uri)).isNull();
            assertThat(log.lines()).isEmpty();
        }
    }

    @Test
    void theNumberOfPathsIsBounded() {
        try (LogCapture log = new LogCapture()) {
            for (int i = 0; i < 1000; i++) {
                dialects.of("POST", URI.create("https://api.openai.com/v1/x" + Integer.toString(i, 26)));
                dialects.of("POST", URI.create("https://api.openai.com/v1/items/item_0123456" + i));
            }
            assertThat(log.lines()).hasSizeLessThanOrEqualTo(100);
        }
    }
}
