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
            "https://api.anthropic.com/v1/messages, system.anthropic, asked, true, /api/v1/proxy/anthropic, api.anthropic.com",
            "https://mail.example.com/v1/messages, system.anthropic, asked, false, /api/v1/proxy/anthropic, api.anthropic.com",
            "https://x.services.ai.azure.com/anthropic/v1/messages, system.azure, asked, true, /api/v1/proxy/azure.anthropic, ",
            "https://bedrock-runtime.eu-west-1.amazonaws.com/model/a%3Ab%2Fc/converse, system.aws.bedrock, a:b/c, true, "
                    + "/api/v1/proxy/aws.bedrock, ",
            "https://generativelanguage.googleapis.com/v1beta/models/gemini:generateContent, system.google.vertex, google.answered, "
                    + "true, , ",
            "https://x-aiplatform.googleapis.com/v1/projects/p/locations/l/publishers/google/models/gemini:streamGenerateContent, "
                    + "system.google.vertex, google.answered, true, /api/v1/proxy/google.vertex, "})
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
            "https://example.com/messages", "https://example.com/models/x:predict", "https://example.com", "mailto:a@b"})
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
            "https://api.anthropic.com/v1/messages, , answered, answered",
            "https://example.com/model/arn%3Aaws%3Abedrock+1/invoke, asked, answered, arn:aws:bedrock+1",
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
