package com.payi.cdi.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import com.payi.cdi.TrackContext;
import com.payi.cdi.TrackScope;
import com.payi.cdi.testing.Assistant;
import com.payi.cdi.testing.TestApplication;
import com.payi.testkit.IngestedEvent;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;

/** The span that a call is made in gets what is known of the call, and the event the trace's id, where both are asked for. */
class TracingTest {
    private final List<SpanData> ended = new ArrayList<>();
    private final SdkTracerProvider tracing = SdkTracerProvider.builder()
            .addSpanProcessor(SimpleSpanProcessor.create(new Ended())).build();
    private TestApplication application;

    @AfterEach
    void stop() {
        application.close();
        tracing.close();
        assertThat(application.payi().violations()).isEmpty();
    }

    @Test
    void theSpanHasTheCallAndItsContext() {
        start("true", "false");

        SpanData span = spanOf(() -> ask());

        assertThat(attribute(span, "gen_ai.provider.name")).isEqualTo("openai");
        assertAnswered(span);
        assertThat(attribute(span, "payi.use_case_name")).isEqualTo("chat");
        assertThat(attribute(span, "payi.user_id")).isEqualTo("anna");
        assertThat(span.getAttributes().get(AttributeKey.stringArrayKey("payi.limit_ids"))).containsExactly("daily");
        assertThat(span.getAttributes().asMap().keySet()).extracting(AttributeKey::getKey).doesNotContain("payi.cost");
        IngestedEvent event = onlyEvent();
        assertThat(event.units().get("text")).isEqualTo(new IngestedEvent.Units(12, 7));
        assertThat(event.properties()).doesNotContainKey("payi.trace_id");
    }

    @Test
    void aStreamIsKnownWhenItWasRead() {
        start("true", "false");

        SpanData span = spanOf(this::readStream);

        assertAnswered(span);
        assertThat(onlyEvent().units().get("text")).isEqualTo(new IngestedEvent.Units(12, 7));
    }

    @Test
    void theSpanOfAProxiedCallHasItsCost() {
        start("true", "true", Map.of("payi.proxy", "true"));

        SpanData span = spanOf(this::ask);

        assertThat(span.getAttributes().get(AttributeKey.doubleKey("payi.cost"))).isPositive();
        assertAnswered(span);
        assertThat(application.payi().proxied().get(0).header("xProxy-Request-Properties")).hasValueSatisfying(
                properties -> assertThat(new String(Base64.getDecoder().decode(properties), StandardCharsets.UTF_8))
                        .contains(span.getTraceId()));
    }

    @Test
    void theSpanOfAProxiedStreamHasItsCostWhenItWasRead() {
        start("true", "false", Map.of("payi.proxy", "true"));

        SpanData span = spanOf(this::readStream);

        assertThat(span.getAttributes().get(AttributeKey.doubleKey("payi.cost"))).isPositive();
        assertAnswered(span);
    }

    @Test
    void theEventHasTheTrace() {
        start("false", "true");

        SpanData span = spanOf(this::ask);

        assertThat(onlyEvent().properties()).containsEntry("payi.trace_id", span.getTraceId()).containsEntry("tier", "gold");
        assertThat(span.getAttributes().isEmpty()).isTrue();
    }

    @Test
    void nothingIsAddedWhereNothingIsAskedFor() {
        start("false", "false");

        SpanData span = spanOf(this::ask);

        assertThat(span.getAttributes().isEmpty()).isTrue();
        assertThat(onlyEvent().properties()).doesNotContainKey("payi.trace_id");
    }

    @Test
    void aCallOutsideOfEverySpanIsReportedAsItIs() {
        start("true", "true");

        ask();

        assertThat(onlyEvent().properties()).doesNotContainKey("payi.trace_id");
    }

    private void start(String attributes, String traceId) {
        start(attributes, traceId, Map.of());
    }

    private void start(String attributes, String traceId, Map<String, String> more) {
        application = TestApplication.configured().with("payi.tracing.span-attributes", attributes)
                .with("payi.tracing.trace-id", traceId);
        more.forEach(application::with);
        application.start();
    }

    private void ask() {
        application.get(Assistant.class).ask(application.provider().uri());
    }

    private void readStream() {
        try (InputStream stream = application.get(Assistant.class).stream(application.provider().uri())) {
            stream.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void assertAnswered(SpanData span) {
        assertThat(attribute(span, "gen_ai.request.model")).isEqualTo("gpt-4o-mini");
        assertThat(attribute(span, "gen_ai.response.model")).isNotNull();
        assertThat(span.getAttributes().get(AttributeKey.longKey("gen_ai.usage.input_tokens"))).isEqualTo(12);
        assertThat(span.getAttributes().get(AttributeKey.longKey("gen_ai.usage.output_tokens"))).isEqualTo(7);
    }

    private SpanData spanOf(Runnable calls) {
        Span span = tracing.get("test").spanBuilder("work").startSpan();
        try (Scope current = span.makeCurrent();
                TrackScope scope = TrackContext.builder().useCaseName("chat").userId("anna").limitIds("daily")
                        .requestProperties(Map.of("tier", "gold")).open()) {
            calls.run();
        } finally {
            span.end();
        }
        return ended.get(0);
    }

    private IngestedEvent onlyEvent() {
        await().untilAsserted(() -> assertThat(application.payi().events()).hasSize(1));
        return application.payi().events().get(0);
    }

    private static String attribute(SpanData span, String name) {
        return span.getAttributes().get(AttributeKey.stringKey(name));
    }

    /** Keeps the spans that have ended. */
    private final class Ended implements SpanExporter {
        @Override
        public CompletableResultCode export(Collection<SpanData> spans) {
            ended.addAll(spans);
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }
}
