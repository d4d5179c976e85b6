package com.payi.cdi.internal.track;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

import com.payi.cdi.Track;
import com.payi.cdi.internal.PayiLogger;
import com.payi.cdi.internal.async.AsyncResults;
import com.payi.cdi.internal.cdi.PayiRuntime;
import com.payi.cdi.internal.context.CurrentFrame;
import com.payi.cdi.internal.context.Frame;

/**
 * Opens the context of a {@link Track} method. Outside of fault tolerance, so that the attempts of a retried method share
 * one context; where they run on other threads, {@link AttemptInterceptor} takes it there.
 */
@Track
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
public class TrackInterceptor {
    // Not by the constructor: for enterprise beans, Payara makes interceptors by one without parameters.
    @Inject
    PayiRuntime runtime;

    @Inject
    TrackedMethods methods;

    @Inject
    AsyncResults asyncResults;

    @AroundInvoke
    Object track(InvocationContext call) throws Exception {
        Frame frame = runtime.configuration().enabled() ? frameFor(call) : null;
        if (frame == null) {
            return call.proceed();
        }
        try (CurrentFrame.OpenFrame open = CurrentFrame.open(frame)) {
            try {
                return asyncResults.follow(call.getMethod().getReturnType(), call.proceed(), open);
            } catch (Exception | Error e) {
                open.failed(e);
                throw e;
            }
        }
    }

    /** Null where no context is to be opened, and if our own work fails: the application's must go on. */
    private Frame frameFor(InvocationContext call) {
        try {
            TrackedOperation operation = methods.of(call);
            if (!operation.isEnabled()) {
                return null;
            }
            return runtime.open(
                    operation.needsArguments() ? operation.values(call.getParameters()) : operation.values());
        } catch (RuntimeException e) {
            PayiLogger.LOG.contextNotOpened(String.valueOf(call.getMethod()), e);
            return null;
        }
    }
}
