package com.payi.it.quarkus.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.payi.it.kit.QuarkusFakes;
import com.payi.testkit.FakePayi;
import com.payi.testkit.FakeProvider;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

/** With quarkus-opentelemetry, the span of the request has the call, and the event has the trace. */
@QuarkusTest
@QuarkusTestResource(QuarkusFakes.class)
class QuarkusTracingTest {
    FakeProvider provider;
    FakePayi payi;

    @Inject
    EndedSpans spans;

    @TestHTTPResource
    URI application;

    @BeforeEach
    void forget() {
        provider.reset();
        payi.reset();
        spans.all().clear();
    }

    @ParameterizedTest
    @ValueSource(strings = {"now", "later", "official"})
    void theSpanOfTheRequestHasTheCall(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = HttpClient.newHttpClient().send(
                HttpRequest.newBuilder(application.resolve("/" + path)).build(), HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(200);
        await().untilAsserted(() -> assertThat(spans.all()).anyMatch(span -> span.getKind() == SpanKind.SERVER));
        SpanData span = spans.all().stream().filter(each -> each.getKind() == SpanKind.SERVER).findFirst().orElseThrow();
        assertThat(span.getAttributes().get(AttributeKey.stringKey("payi.use_case_name"))).isEqualTo("traced");
        assertThat(span.getAttributes().get(AttributeKey.stringKey("payi.user_id"))).isEqualTo("anna");
        assertThat(span.getAttributes().get(AttributeKey.stringKey("gen_ai.request.model"))).isEqualTo("gpt-4o-mini");
        assertThat(span.getAttributes().get(AttributeKey.longKey("gen_ai.usage.input_tokens"))).isEqualTo(12);
        await().untilAsserted(() -> assertThat(payi.events()).singleElement().satisfies(
                event -> assertThat(event.properties()).containsEntry("payi.trace_id", span.getTraceId())));
        assertThat(payi.violations()).isEmpty();
    }
}
