package com.payi.cdi.internal.core.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.payi.cdi.spi.ProviderDialect;
import com.payi.cdi.spi.StreamUsageSupport;

/** Which calls are GenAI calls, of which provider, and what they are reported as. */
class DialectsTest {
    private final Dialects dialects = new Dialects(List.of());

    @ParameterizedTest
    @CsvSource({
            "https://api.openai.com/v1/chat/completions, system.openai, asked, true, /api/v1/proxy/openai, api.openai.com",
            "https://api.groq.com/openai/v1/chat/completions/, system.openai, asked, true, /api/v1/proxy/openai, api.openai.com",
            "https://llm.example.com/v1/chat/completions, system.openai, asked, true, /api/v1/proxy/openai, api.openai.com",
            "https://dbc.example.com/serving-endpoints/llama/invocations, system.openai, asked, true, , api.openai.com",
            "https://api.openai.com/v1/responses, system.openai, asked, true, /api/v1/proxy/openai, api.openai.com",
            "https://llm.example.com/v1/responses, system.openai, asked, false, /api/v1/proxy/openai, api.openai.com",
            "https://llm.example.com/v1/embeddings, system.openai, asked, false, /api/v1/proxy/openai, api.openai.com",
            "https://x.openai.azure.com/openai/deployments/d/chat/completions, system.azureopenai, asked, true, /api/v1/proxy/azure.openai, ",
            "https://x.openai.azure.com/openai/responses, system.azureopenai, asked, true, /api/v1/proxy/azure.openai, ",
            "https://api.openai.com/v1/completions, system.openai, asked, true, , api.openai.com",
            "https://api.openai.com/v1/responses/compact, system.openai, asked, true, , api.openai.com",
            "https://api.mistral.ai/v1/fim/completions, system.openai, asked, true, , api.openai.com",
            "https://api.mistral.ai/v1/agents/completions, system.openai, asked, true, /api/v1/proxy/openai, api.openai.com",
            "https://api.deepseek.com/beta/completions, system.openai, asked, true, , api.openai.com",
            "https://llm.example.com/v1/completions, system.openai, asked, false, , api.openai.com",
            "https://api.openai.com/v1/images/generations, system.openai, asked, true, /api/v1/proxy/openai, api.openai.com",
            "https://api.openai.com/v1/images/edits, system.openai, asked, true, , api.openai.com",
            "https://llm.example.com/v1/images/generations, system.openai, asked, false, /api/v1/proxy/openai, api.openai.com",
            "https://api.openai.com/v1/audio/transcriptions, system.openai, asked, true, , api.openai.com",
            "https://llm.example.com/v1/audio/speech, system.openai, asked, false, , api.openai.com",
            "https://adb-1.2.azuredatabricks.net/serving-endpoints/embeddings, system.openai, asked, true, "
                    + "/api/v1/proxy/openai, api.openai.com",
            "https://adb-1.2.azuredatabricks.net/serving-endpoints/responses, system.openai, asked, true, "
                    + "/api/v1/proxy/openai, api.openai.com",
            "https://models.github.ai/inference/embeddings, system.openai, asked, true, /api/v1/proxy/openai, api.openai.com",
            "https://x.services.ai.azure.com/models/embeddings, system.azureopenai, asked, true, /api/v1/proxy/azure.openai, ",
            "https://bedrock-runtime.us-east-1.amazonaws.com/openai/v1/chat/completions, system.aws.bedrock, asked, true, , "
                    + "api.openai.com",
            "https://bedrock-mantle.us-east-1.api.aws/v1/responses, system.aws.bedrock, asked, true, , api.openai.com",
            "https://generativelanguage.googleapis.com/v1beta/openai/chat/completions, system.google.vertex, google.asked, true, , "
                    + "api.openai.com",
            "https://api.cohere.com/v2/chat, system.openai, asked, true, , ",
            "https://llm.example.com/v2/chat, system.openai, asked, false, , ",
            "http://localhost:11434/api/chat, system.openai, asked, false, , ",
            "https://ollama.com/api/generate, system.openai, asked, true, , ",
            "https://api.anthropic.com/v1/messages, system.anthropic, answered, true, /api/v1/proxy/anthropic, api.anthropic.com",
            "https://mail.example.com/v1/messages, system.anthropic, answered, false, /api/v1/proxy/anthropic, api.anthropic.com",
            "https://x.services.ai.azure.com/anthropic/v1/messages, system.azure, answered, true, /api/v1/proxy/azure.anthropic, ",
            "https://bedrock-mantle.us-east-1.api.aws/anthropic/v1/messages, system.aws.bedrock, answered, true, , "
                    + "api.anthropic.com",
            "https://notanthropic.com/v1/messages, system.anthropic, answered, false, /api/v1/proxy/anthropic, "
                    + "api.anthropic.com",
            "https://bedrock-runtime.eu-west-1.amazonaws.com/model/m/converse, system.aws.bedrock, answered, true, "
                    + "/api/v1/proxy/aws.bedrock, ",
            "https://vpce-1.bedrock-runtime.eu-west-1.vpce.amazonaws.com/model/m/invoke, system.aws.bedrock, answered, true, "
                    + "/api/v1/proxy/aws.bedrock, ",
            "https://ml.example.com/model/x/invoke, system.aws.bedrock, answered, false, /api/v1/proxy/aws.bedrock, ",
            "https://notamazonaws.com/model/x/invoke, system.aws.bedrock, answered, false, /api/v1/proxy/aws.bedrock, ",
            "https://bedrock-runtime.eu-west-1.amazonaws.com/guardrail/g/version/DRAFT/apply, system.aws.bedrock, guardrail, "
                    + "true, , ",
            "https://ml.example.com/guardrail/g/version/1/apply, system.aws.bedrock, guardrail, false, , ",
            "https://generativelanguage.googleapis.com/v1beta/models/gemini:generateContent, system.google.vertex, google.answered, "
                    + "true, , ",
            "https://x-aiplatform.googleapis.com/v1/projects/p/locations/l/publishers/google/models/gemini:streamGenerateContent, "
                    + "system.google.vertex, google.answered, true, /api/v1/proxy/google.vertex, ",
            "https://x-aiplatform.googleapis.com/v1/projects/p/locations/l/endpoints/42:generateContent, system.google.vertex, "
                    + "google.answered, true, , ",
            "https://generativelanguage.googleapis.com/v1beta/tunedModels/t:streamGenerateContent, system.google.vertex, "
                    + "google.answered, true, , ",
            "https://generativelanguage.googleapis.com/v1beta/models/e:embedContent, system.google.vertex, google.e, true, , ",
            "https://generativelanguage.googleapis.com/v1beta/models/e:batchEmbedContents, system.google.vertex, google.e, true, , ",
            "https://x-aiplatform.googleapis.com/v1/projects/p/locations/l/publishers/google/models/e:predict, "
                    + "system.google.vertex, google.e, true, , ",
            "https://x-aiplatform.googleapis.com/v1/projects/p/locations/l/publishers/mistralai/models/m:rawPredict, "
                    + "system.google.vertex, mistralai.answered, true, /api/v1/proxy/google.vertex, ",
            "https://x-aiplatform.googleapis.com/v1/projects/p/locations/l/publishers/anthropic/models/c:streamRawPredict, "
                    + "system.google.vertex, anthropic.answered, true, /api/v1/proxy/google.vertex, ",
            "https://generativelanguage.googleapis.com/v1beta/interactions, system.google.vertex, google.answered, true, , ",
            "https://ml.example.com/v1beta/interactions, system.google.vertex, google.answered, false, , "})
    void known(URI uri, String category, String resource, boolean certain, String route, String defaultHost) {
        ProviderDialect dialect = dialects.of("POST", uri);

        assertThat(dialect.category(uri)).isEqualTo(category);
        assertThat(dialect.resource(uri, "asked", "answered")).isEqualTo(resource);
        assertThat(dialect.isCertain(uri, name -> null)).isEqualTo(certain);
        assertThat(dialect.proxyRoute(uri)).isEqualTo(route);
        assertThat(dialect.defaultHost(uri)).isEqualTo(defaultHost);
        assertThat(Dialects.isKnown(uri)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://api.openai.com/v1/files", "https://example.com/embeddings",
            "https://example.com/responses",
            "https://example.com/completions", "https://example.com/api/completions", "https://example.com/images/generations",
            "https://example.com/v1/chat", "https://example.com/models/embeddings",
            "https://example.com/messages", "https://example.com/models/x:predict", "https://example.com/v1/interactions",
            "https://x-aiplatform.googleapis.com/v1/projects/p/locations/l/endpoints/42:predict",
            "https://x-aiplatform.googleapis.com/v1/projects/p/locations/l/publishers/anthropic/models/count-tokens:rawPredict",
            "https://bedrock-runtime.eu-west-1.amazonaws.com/model/a/b/converse",
            "https://bedrock-runtime.eu-west-1.amazonaws.com/model/m/count-tokens", "https://example.com", "mailto:a@b"})
    void unknown(URI uri) {
        assertThat(dialects.of("POST", uri)).isNull();
        assertThat(Dialects.isKnown(uri)).isFalse();
    }

    @Test
    void onlyPostsAreLookedAt() {
        assertThat(dialects.of("GET", URI.create("https://api.openai.com/v1/chat/completions"))).isNull();
        assertThat(dialects.of("POST", null)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
            "https://x.openai.azure.com/openai/deployments/my-gpt/chat/completions, , answered, my-gpt",
            "https://dbc.example.com/serving-endpoints/llama/invocations, , answered, llama",
            "https://api.openai.com/v1/chat/completions, , answered, answered",
            "https://x.openai.azure.com/openai/v1/chat/completions, model-router, gpt-5-mini-2025-08-07, gpt-5-mini-2025-08-07",
            "https://x.openai.azure.com/openai/deployments/acme-model-router/chat/completions, , gpt-5-mini, gpt-5-mini",
            "https://x.openai.azure.com/openai/v1/chat/completions, model-router, , model-router",
            "https://openrouter.ai/api/v1/chat/completions, openrouter/auto, openai/gpt-5, openai/gpt-5",
            "https://us-central1-aiplatform.googleapis.com/v1/projects/p/locations/l/endpoints/openapi/chat/completions, "
                    + "google/gemini-2.5-flash, , google.gemini-2.5-flash",
            "https://api.anthropic.com/v1/messages, , answered, answered",
            "https://api.anthropic.com/v1/messages, asked, , asked",
            "https://example.com/model/arn%3Aaws%3Abedrock+1/invoke, asked, , arn:aws:bedrock+1",
            "https://example.com/model/arn:aws:bedrock:r:1:application-inference-profile/a/converse, asked, , "
                    + "arn:aws:bedrock:r:1:application-inference-profile/a",
            "https://example.com/model/arn%3Aaws%3Abedrock%3Ar%3A1%3Aprofile%2Fa/converse-stream, asked, , "
                    + "arn:aws:bedrock:r:1:profile/a",
            "https://example.com/v1/publishers/anthropic/models/claude@1:rawPredict, asked, , anthropic.claude@1",
            "https://generativelanguage.googleapis.com/v1beta/interactions, asked, , google.asked",
            "https://generativelanguage.googleapis.com/v1beta/models/gemini:generateContent, asked, , google.gemini"})
    void theResourceWhereTheRequestNamesNoModelOrThePathDoes(URI uri, String asked, String answered, String resource) {
        assertThat(dialects.of("POST", uri).resource(uri, asked, answered)).isEqualTo(resource);
    }

    @ParameterizedTest
    @CsvSource({
            "https://api.openai.com/v1/chat/completions, 200, , x-request-id",
            "https://api.anthropic.com/v1/messages, 200, , request-id",
            "https://example.com/model/m/invoke, 200, x-amzn-RequestId, x-amzn-RequestId",
            "https://generativelanguage.googleapis.com/v1beta/models/gemini:generateContent, 200, , "})
    void theHeaderThatNamesAnAnswerAndAnError(URI uri, int status, String answer, String error) {
        assertThat(dialects.of("POST", uri).idHeader(status)).isEqualTo(answer);
        assertThat(dialects.of("POST", uri).idHeader(500)).isEqualTo(error);
    }

    @ParameterizedTest
    @CsvSource({
            "https://api.openai.com/v1/chat/completions, SUPPORTED",
            "https://llm.acme.example/v1/chat/completions, UNCERTAIN",
            "https://api.openai.com/v1/completions, SUPPORTED",
            "https://llm.acme.example/v1/completions, UNCERTAIN",
            "https://api.mistral.ai/v1/fim/completions, NONE",
            "https://notmistral.ai/v1/chat/completions, UNCERTAIN",
            "https://api.cohere.com/compatibility/v1/chat/completions, UNCERTAIN",
            "https://api.mistral.ai/v1/chat/completions, NONE",
            "https://x.openai.azure.com/openai/deployments/d/chat/completions?api-version=2023-05-15, NONE",
            "https://x.openai.azure.com/openai/deployments/d/chat/completions?a=b&api-version=2024-10-21, SUPPORTED",
            "https://dbc.example.com/serving-endpoints/llama/invocations, NONE",
            "https://api.openai.com/v1/responses, NONE",
            "https://api.anthropic.com/v1/messages, NONE"})
    void whetherAStreamCanBeAskedForItsUsage(URI uri, StreamUsageSupport supported) {
        assertThat(dialects.of("POST", uri).streamUsageSupport(uri)).isEqualTo(supported);
    }
}
