package com.payi.cdi.internal.core.call.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.payi.cdi.internal.core.provider.Dialects;
import com.payi.cdi.spi.ProviderDialect;

/** Where a proxied call goes at Pay-i, and which provider Pay-i calls. */
class ProxyRouteTest {
    private static final URI PAYI = URI.create("https://api.pay-i.com");

    @ParameterizedTest
    @CsvSource({
            "https://api.openai.com/v1/chat/completions, openai/v1/chat/completions, ",
            "https://api.openai.com/v1/chat/completions/?a=%20b, openai/v1/chat/completions/?a=%20b, ",
            "https://API.OpenAI.com:443/v1/embeddings, openai/v1/embeddings, ",
            "http://api.openai.com/v1/responses, openai/v1/responses, http://api.openai.com",
            "https://api.openai.com:8443/v1/responses, openai/v1/responses, https://api.openai.com:8443",
            "https://api.groq.com/openai/v1/chat/completions, openai/v1/chat/completions, https://api.groq.com/openai",
            "http://user:secret@llm_proxy:8080/v1/chat/completions, openai/v1/chat/completions, http://llm_proxy:8080",
            "https://llm.example.com/chat/completions, openai/v1/chat/completions, https://llm.example.com",
            "https://llm.example.com/v2/chat/completions, openai/v1/chat/completions, https://llm.example.com/v2",
            "https://api.anthropic.com/v1/messages, anthropic/v1/messages, ",
            "https://x.services.ai.azure.com/anthropic/v1/messages, azure.anthropic/v1/messages, "
                    + "https://x.services.ai.azure.com/anthropic",
            "https://x.openai.azure.com/openai/deployments/d/chat/completions?api-version=1, "
                    + "azure.openai/openai/deployments/d/chat/completions?api-version=1, https://x.openai.azure.com",
            "https://bedrock-runtime.eu-west-1.amazonaws.com/model/a%3Ab/converse, aws.bedrock/model/a%3Ab/converse, "
                    + "https://bedrock-runtime.eu-west-1.amazonaws.com",
            "https://x-aiplatform.googleapis.com/v1/projects/p/locations/l/publishers/google/models/m:generateContent, "
                    + "google.vertex/v1/projects/p/locations/l/publishers/google/models/m:generateContent, "
                    + "https://x-aiplatform.googleapis.com"})
    void routes(URI call, String path, String provider) {
        ProxyRoute route = route(call, PAYI);
        assertThat(route.uri()).hasToString(PAYI + "/api/v1/proxy/" + path);
        assertThat(route.provider()).isEqualTo(provider);
    }

    @Test
    void thePathOfPayisOwnAddressStaysInFront() {
        ProxyRoute route = route(URI.create("https://api.openai.com/v1/responses"), URI.create("http://127.0.0.1:8080/pay-i"));
        assertThat(route.uri()).hasToString("http://127.0.0.1:8080/pay-i/api/v1/proxy/openai/v1/responses");
    }

    private static ProxyRoute route(URI call, URI payi) {
        ProviderDialect dialect = new Dialects(List.of()).of("POST", call);
        return ProxyRoute.of(call, dialect.proxyRoute(call), dialect.defaultHost(call), payi);
    }
}
