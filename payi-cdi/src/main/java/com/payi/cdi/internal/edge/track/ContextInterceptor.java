package com.payi.cdi.internal.edge.track;

import java.io.Serializable;

import jakarta.inject.Inject;

import com.payi.cdi.internal.edge.runtime.RuntimeLocator;

/**
 * What the interceptors have in common. Serializable, because containers write interceptors to files with the beans that they
 * belong to, such as those of sessions. They come back empty and find again what they need.
 */
abstract class ContextInterceptor implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Not by the constructor: for enterprise beans, Payara makes interceptors by one without parameters. */
    @Inject
    transient Tracking tracking;

    /** Null if it is not found on this thread. */
    final Tracking tracking() {
        if (tracking == null) {
            tracking = RuntimeLocator.find(Tracking.class);
        }
        return tracking;
    }
}
