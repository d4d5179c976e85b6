package com.payi.cdi.internal.edge.track;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.AroundTimeout;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

import com.payi.cdi.Track;

/**
 * Opens the context of a {@link Track} method. Outside of fault tolerance, so that the attempts of a retried method share
 * one context; where they run on other threads, {@link FaultToleranceAttemptInterceptor} takes it there.
 */
@Track
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
public class TrackInterceptor extends ContextInterceptor {
    private static final long serialVersionUID = 1L;

    @AroundInvoke
    Object track(InvocationContext call) throws Exception {
        Tracking known = tracking();
        return known == null ? call.proceed() : known.proceed(call);
    }

    /** The timers of enterprise beans call their methods past what is around other calls. */
    @AroundTimeout
    Object trackTimer(InvocationContext call) throws Exception {
        return track(call);
    }
}
