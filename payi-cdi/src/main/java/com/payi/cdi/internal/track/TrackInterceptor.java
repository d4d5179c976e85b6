package com.payi.cdi.internal.track;

import java.io.Serializable;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

import com.payi.cdi.Track;
import com.payi.cdi.internal.cdi.RuntimeLocator;

/**
 * Opens the context of a {@link Track} method. Outside of fault tolerance, so that the attempts of a retried method share
 * one context; where they run on other threads, {@link AttemptInterceptor} takes it there.
 *
 * <p>
 * Serializable, because containers write it to files with the beans that it belongs to, such as those of sessions. It comes
 * back empty and finds again what it needs.
 */
@Track
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE)
public class TrackInterceptor implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Not by the constructor: for enterprise beans, Payara makes interceptors by one without parameters. */
    @Inject
    transient Tracking tracking;

    @AroundInvoke
    Object track(InvocationContext call) throws Exception {
        Tracking known = tracking;
        if (known == null) {
            known = RuntimeLocator.find(Tracking.class);
            tracking = known;
        }
        return known == null ? call.proceed() : known.proceed(call);
    }
}
