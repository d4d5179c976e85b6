package com.payi.it.benchmarks.delivery;

import java.util.Collection;
import java.util.concurrent.TimeUnit;

import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;

/** The queue of OpenTelemetry, with an exporter that accepts spans at once. */
final class SpanQueue implements EnqueueProcess.Queue {
    private static final int CAPACITY = 1_000_000;

    private final BatchSpanProcessor processor = BatchSpanProcessor.builder(new Accepting()).setMaxQueueSize(CAPACITY).build();
    private final ReadableSpan span = (ReadableSpan) SdkTracerProvider.builder().build().get("benchmark")
            .spanBuilder("chat gpt-4o").setSpanKind(SpanKind.CLIENT).setAttribute("use_case", "document_summary")
            .setAttribute("user", "user_123").setAttribute("gen_ai.usage.input_tokens", 11)
            .setAttribute("gen_ai.usage.output_tokens", 5).startSpan();

    @Override
    public void offer() {
        processor.onEnd(span);
    }

    @Override
    public void drain() {
        if (!processor.forceFlush().join(1, TimeUnit.MINUTES).isSuccess()) {
            throw new IllegalStateException("The spans are not exported");
        }
    }

    private static final class Accepting implements SpanExporter {
        @Override
        public CompletableResultCode export(Collection<SpanData> spans) {
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
