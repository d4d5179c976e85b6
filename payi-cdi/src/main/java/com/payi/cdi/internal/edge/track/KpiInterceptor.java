package com.payi.cdi.internal.edge.track;

import java.io.Serializable;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.AroundTimeout;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;

import com.payi.cdi.Track;
import com.payi.cdi.internal.edge.runtime.RuntimeLocator;

/**
 * Scores a use case by the result of a {@link Track.Kpi} method. Runs inside of {@link TrackInterceptor}, whose context it
 * needs, and outside of fault tolerance, so that only the final result of a retried method counts.
 */
@Track.Kpi("")
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_BEFORE + 2)
public class KpiInterceptor implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Not by a constructor: for enterprise beans, Payara calls the one without parameters. */
    @Inject
    transient Scoring scoring;

    @AroundInvoke
    Object score(InvocationContext call) throws Exception {
        if (scoring == null) {
            // The interceptor was read from a file.
            scoring = RuntimeLocator.find(Scoring.class);
        }
        return scoring == null ? call.proceed() : scoring.proceed(call);
    }

    /** Timers of enterprise beans call their methods without the interceptors of other calls. */
    @AroundTimeout
    Object scoreTimer(InvocationContext call) throws Exception {
        return score(call);
    }
}
