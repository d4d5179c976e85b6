package com.payi.cdi.internal.edge.track;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.AroundTimeout;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

import com.payi.cdi.Track;

/**
 * Opens the context of a {@link Track} method. Runs outside of fault tolerance, so that all attempts of a retried
 * method share one context; {@link FaultToleranceAttemptInterceptor} attaches it where an attempt runs on another
 * thread.
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

    /** Timers of enterprise beans call their methods without the interceptors of other calls. */
    @AroundTimeout
    Object trackTimer(InvocationContext call) throws Exception {
        return track(call);
    }
}
