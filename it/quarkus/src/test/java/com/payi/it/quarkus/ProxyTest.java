package com.payi.it.quarkus;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;

import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.Entity;

import org.junit.jupiter.api.Test;

import com.payi.testkit.FakePayi;
import com.payi.testkit.HttpRequestRecord;

import io.quarkus.test.junit.QuarkusTest;

/** Calls that go through Pay-i are not reported as well. */
@QuarkusTest
class ProxyTest extends ApplicationTest {
    @Test
    void aWholeAnswer() {
        assertThat(assistant.<String>summaryByProxy(client -> client.text(Question.to("gpt-4o-mini")))).contains("choices");
        assertProxied();
    }

    @Test
    void aStream() {
        List<String> texts = assistant.summaryByProxy(client -> client.texts(Question.streamed("gpt-4o-mini")).collect()
                .asList().await().atMost(Duration.ofSeconds(10)));
        assertThat(texts).isNotEmpty();
        assertProxied();
    }

    @Test
    void aCallOfAClientOfJaxRsWithNothingRegistered() {
        try (Client client = ClientBuilder.newClient()) {
            assertThat(assistant.<String>summaryByProxy(unused -> client.target(provider.uri()).path("/v1/chat/completions")
                    .request().post(Entity.json(Question.to("gpt-4o-mini")), String.class))).contains("choices");
        }
        assertProxied();
    }

    private void assertProxied() {
        assertThat(onlyEvents(0)).isEmpty();
        assertThat(provider.received()).hasSize(1);
        assertThat(payi.proxied()).hasSize(1);
        HttpRequestRecord call = payi.proxied().get(0);
        assertThat(call.header("xProxy-UseCase-Name")).contains("proxied_summary");
        assertThat(call.header("xProxy-User-ID")).contains("anna");
        assertThat(call.header("xProxy-Limit-IDs")).contains("daily_budget");
        assertThat(call.header("xProxy-api-key")).contains(FakePayi.DEFAULT_API_KEY);
        assertThat(call.header("xProxy-Provider-BaseUri")).contains(provider.uri().toString());
    }
}
