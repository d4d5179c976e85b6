package com.payi.it.quarkus.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.opentelemetry.sdk.trace.data.SpanData;
import io.quarkus.test.junit.QuarkusTest;

/** With quarkus-opentelemetry, a span has the call, and the event has the trace. */
@QuarkusTest
class QuarkusTracingTest extends TracedApplicationTest {
    @ParameterizedTest
    @ValueSource(strings = {"now", "later", "stream", "official"})
    void theSpanOfTheRequestHasTheCall(String path) throws IOException, InterruptedException {
        SpanData request = request(path);

        assertHasTheCall(request);
        assertThat(spanOfCall().getSpanId()).isEqualTo(request.getSpanId());
        assertThat(cost(request)).as("which is known later").isNull();
        assertTheEventHasTheTrace(request);
    }

    /** The span that quarkus-langchain4j makes for the model is the current one. */
    @ParameterizedTest
    @ValueSource(strings = {"advice", "advice-in-parts"})
    void theSpanOfTheModelHasTheCallOfAnAiService(String path) throws IOException, InterruptedException {
        SpanData request = request(path);

        SpanData call = spanOfCall();
        assertHasTheCall(call);
        assertThat(call.getName()).isEqualTo("completion gpt-4o-mini");
        assertThat(call.getTraceId()).isEqualTo(request.getTraceId());
        assertTheEventHasTheTrace(request);
    }

    private void assertTheEventHasTheTrace(SpanData span) {
        await().untilAsserted(() -> assertThat(payi.events()).singleElement().satisfies(
                event -> assertThat(event.properties()).containsEntry("payi.trace_id", span.getTraceId())));
    }
}
