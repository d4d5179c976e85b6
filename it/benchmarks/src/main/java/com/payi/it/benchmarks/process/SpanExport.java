package com.payi.it.benchmarks.process;

import java.util.concurrent.TimeUnit;

import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;

/** OpenTelemetry as it is by default: batches of spans, sent by OTLP over HTTP. */
public final class SpanExport {
    /** As many as the library lets wait, so that neither side gains by dropping. */
    private static final int QUEUE = 50_000;

    private final SdkTracerProvider provider;
    private final Tracer tracer;

    public SpanExport(String port) {
        this.provider = SdkTracerProvider.builder().addSpanProcessor(BatchSpanProcessor.builder(OtlpHttpSpanExporter.builder()
                .setEndpoint("http://127.0.0.1:" + port + "/v1/traces").build()).setMaxQueueSize(QUEUE).build()).build();
        this.tracer = provider.get("benchmark");
    }

    public Tracer tracer() {
        return tracer;
    }

    /** Waits until all spans are exported, a minute at most. */
    public boolean deliver() {
        return provider.forceFlush().join(1, TimeUnit.MINUTES).isSuccess();
    }

    /** The same, a second at most. */
    public void flush() {
        provider.forceFlush().join(1, TimeUnit.SECONDS);
    }
}
