package com.payi.it.benchmarks.calls;

import jakarta.ws.rs.client.WebTarget;

import org.jboss.weld.environment.se.WeldContainer;

import com.payi.it.benchmarks.process.SpanExport;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Scope;

/** One call in one of the ways. */
interface Observed {
    void call(WebTarget model, String prompt);

    /** Waits until what was observed is exported, or a second is over. */
    default void settle() {}

    static Observed bare(Service service) {
        return service::call;
    }

    /** As an application does it that reports its calls by OTLP. */
    static Observed spanned(Service service, String port) {
        SpanExport export = new SpanExport(port);
        return new Observed() {
            @Override
            public void call(WebTarget model, String prompt) {
                Span span = export.tracer().spanBuilder("chat gpt-4o").setSpanKind(SpanKind.CLIENT)
                        .setAttribute("gen_ai.operation.name", "chat").setAttribute("gen_ai.request.model", "gpt-4o")
                        .setAttribute("use_case", "document_summary").setAttribute("user", "user_123").startSpan();
                try (Scope scope = span.makeCurrent()) {
                    service.call(model, prompt);
                    span.setAttribute("gen_ai.usage.input_tokens", 11).setAttribute("gen_ai.usage.output_tokens", 5);
                } finally {
                    span.end();
                }
            }

            @Override
            public void settle() {
                export.flush();
            }
        };
    }

    static Observed tracked(Service service, WeldContainer container) {
        DeliveredEvents delivered = new DeliveredEvents(container);
        return new Observed() {
            @Override
            public void call(WebTarget model, String prompt) {
                service.tracked(model, prompt);
            }

            @Override
            public void settle() {
                delivered.await();
            }
        };
    }
}
