package com.payi.cdi.internal.edge.tracing;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

import com.payi.cdi.internal.core.call.CallTracing;
import com.payi.cdi.internal.core.call.ExchangeListener;
import com.payi.cdi.internal.core.config.TracingConfiguration;
import com.payi.cdi.internal.core.context.ContextField;
import com.payi.cdi.internal.core.context.ContextValues;
import com.payi.cdi.internal.core.log.Containment;
import com.payi.cdi.internal.core.log.PayiLogger;
import com.payi.cdi.spi.ProviderDialect;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;

/** Traces of OpenTelemetry. Loaded only where its API is present. */
final class OpenTelemetryTracing implements CallTracing {
    /** The request property with the id of the trace. */
    static final String TRACE_ID = "payi.trace_id";

    private final TracingConfiguration configuration;
    private final Containment contained = new Containment();

    private OpenTelemetryTracing(TracingConfiguration configuration) {
        this.configuration = configuration;
    }

    /** @throws LinkageError if the API of OpenTelemetry is missing */
    static OpenTelemetryTracing of(TracingConfiguration configuration) {
        Span.current();
        return new OpenTelemetryTracing(configuration);
    }

    @Override
    public ContextValues traced(ContextValues effective) {
        return configuration.traceId()
                ? contained.value(() -> withTraceId(effective), effective, OpenTelemetryTracing::failed)
                : effective;
    }

    private static ContextValues withTraceId(ContextValues effective) {
        SpanContext span = Span.current().getSpanContext();
        Map<String, String> given = effective.requestProperties();
        if (!span.isValid() || given != null && given.containsKey(TRACE_ID)) {
            return effective;
        }
        Map<String, String> properties = given == null ? new LinkedHashMap<>() : new LinkedHashMap<>(given);
        properties.put(TRACE_ID, span.getTraceId());
        return effective.toBuilder().set(ContextField.REQUEST_PROPERTIES, properties).build();
    }

    @Override
    public ExchangeListener following(ContextValues effective, ProviderDialect dialect, URI uri, ExchangeListener listener) {
        return configuration.spanAttributes()
                ? contained.value(() -> begun(effective, dialect.category(uri), listener), listener,
                        OpenTelemetryTracing::failed)
                : listener;
    }

    private ExchangeListener begun(ContextValues effective, String category, ExchangeListener listener) {
        Span span = Span.current();
        if (!span.isRecording()) {
            return listener;
        }
        SpanAttributes attributes = new SpanAttributes(span);
        attributes.called(effective, category);
        return new TracedCall(attributes, listener, contained);
    }

    static void failed(Throwable failure) {
        PayiLogger.LOG.stepFailed("the tracing of a call", failure);
    }
}
