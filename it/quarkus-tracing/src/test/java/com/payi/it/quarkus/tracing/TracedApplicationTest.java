package com.payi.it.quarkus.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import com.payi.it.kit.QuarkusFakes;
import com.payi.testkit.FakePayi;
import com.payi.testkit.FakeProvider;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;

/** An application with quarkus-opentelemetry, whose requests are traced. */
@QuarkusTestResource(QuarkusFakes.class)
abstract class TracedApplicationTest {
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

    @AfterEach
    void check() {
        assertThat(payi.violations()).isEmpty();
    }

    /** The span of a request that has succeeded, as it ended. */
    SpanData request(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = HttpClient.newHttpClient().send(
                HttpRequest.newBuilder(application.resolve("/" + path)).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        await().untilAsserted(() -> assertThat(spans.all()).anyMatch(span -> span.getKind() == SpanKind.SERVER));
        return spans.all().stream().filter(span -> span.getKind() == SpanKind.SERVER).findFirst().orElseThrow();
    }

    /** The one span that has the call. */
    SpanData spanOfCall() {
        List<SpanData> found = spans.all().stream().filter(span -> text(span, "payi.use_case_name") != null).toList();
        assertThat(found).as("of %s", spans.all()).hasSize(1);
        return found.get(0);
    }

    static void assertHasTheCall(SpanData span) {
        assertThat(text(span, "payi.use_case_name")).isEqualTo("traced");
        assertThat(text(span, "payi.user_id")).isEqualTo("anna");
        assertThat(span.getAttributes().get(AttributeKey.stringArrayKey("payi.limit_ids"))).containsExactly("daily");
        assertThat(text(span, "gen_ai.provider.name")).isEqualTo("openai");
        assertThat(text(span, "gen_ai.request.model")).isEqualTo("gpt-4o-mini");
        assertThat(span.getAttributes().get(AttributeKey.longKey("gen_ai.usage.input_tokens"))).isEqualTo(12);
        assertThat(span.getAttributes().get(AttributeKey.longKey("gen_ai.usage.output_tokens"))).isEqualTo(7);
    }

    static Double cost(SpanData span) {
        return span.getAttributes().get(AttributeKey.doubleKey("payi.cost"));
    }

    private static String text(SpanData span, String name) {
        return span.getAttributes().get(AttributeKey.stringKey(name));
    }
}
