package com.payi.cdi.internal.edge.track;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.interceptor.InvocationContext;

import com.payi.cdi.internal.core.context.CurrentFrame;
import com.payi.cdi.internal.core.context.Frame;
import com.payi.cdi.internal.core.log.Containment;
import com.payi.cdi.internal.core.log.PayiLogger;
import com.payi.cdi.internal.edge.runtime.PayiRuntime;
import com.payi.cdi.internal.edge.threads.AsyncResults;
import com.payi.cdi.internal.edge.track.metadata.TrackedMethods;
import com.payi.cdi.internal.edge.track.metadata.TrackedOperation;

/** Opens the contexts of tracked methods. Shared by all interceptors: containers create those for each bean. */
@Singleton
class Tracking {
    private final PayiRuntime runtime;
    private final TrackedMethods methods;
    private final AsyncResults asyncResults;
    private final Containment contained = new Containment();

    @Inject
    Tracking(PayiRuntime runtime, TrackedMethods methods, AsyncResults asyncResults) {
        this.runtime = runtime;
        this.methods = methods;
        this.asyncResults = asyncResults;
    }

    /** Proceeds in the context of the method. */
    Object proceed(InvocationContext call) throws Exception {
        Frame frame = runtime.configuration().enabled() ? frameFor(call) : null;
        if (frame == null) {
            return call.proceed();
        }
        try (CurrentFrame.OpenFrame open = CurrentFrame.open(frame)) {
            try {
                return asyncResults.wrap(call.getMethod().getReturnType(), call.proceed(), open);
            } catch (Exception | Error e) {
                open.failed(e);
                throw e;
            }
        }
    }

    /** Null if the method is not tracked, and if the library fails: the application's method runs all the same. */
    private Frame frameFor(InvocationContext call) {
        // Without a lambda, which would be an object for each call.
        try {
            return opened(call);
        } catch (Throwable e) {
            contained.warn("", e, failure -> PayiLogger.LOG.contextNotOpened(String.valueOf(call.getMethod()), failure));
            return null;
        }
    }

    private Frame opened(InvocationContext call) {
        TrackedOperation operation = methods.of(call);
        if (!operation.isEnabled()) {
            return null;
        }
        return runtime.open(operation.needsArguments() ? operation.values(call.getParameters()) : operation.values());
    }

    /** Proceeds in a frame that was opened on another thread, as a subtask of it. */
    Object proceed(InvocationContext call, Frame frame) throws Exception {
        try (CurrentFrame.OpenFrame subtask = CurrentFrame.attachSubtask(frame)) {
            try {
                return asyncResults.wrapSubtask(call.getMethod().getReturnType(), call.proceed(), subtask);
            } catch (Exception | Error e) {
                subtask.failed(e);
                throw e;
            }
        }
    }
}
