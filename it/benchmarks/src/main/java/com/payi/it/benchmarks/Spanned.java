package com.payi.it.benchmarks;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InterceptorBinding;
import jakarta.interceptor.InvocationContext;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.trace.SdkTracerProvider;

/** Runs in a span of OpenTelemetry, which is recorded but exported to nowhere. */
@InterceptorBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@interface Spanned {
    /** The interceptor, as OpenTelemetry's documentation has it. */
    @Spanned
    @Interceptor
    @Priority(Interceptor.Priority.LIBRARY_BEFORE)
    class Spanning {
        private final Tracer tracer = SdkTracerProvider.builder().build().get("benchmark");

        @AroundInvoke
        Object span(InvocationContext call) throws Exception {
            Span span = tracer.spanBuilder(call.getMethod().getName()).startSpan();
            try (Scope scope = span.makeCurrent()) {
                return call.proceed();
            } catch (Exception | Error e) {
                span.recordException(e);
                throw e;
            } finally {
                span.end();
            }
        }
    }
}
