package com.payi.cdi.internal.edge.track;

import java.io.Serializable;

import jakarta.inject.Inject;

import com.payi.cdi.internal.edge.runtime.RuntimeLocator;

/**
 * The common part of the interceptors. Serializable, because containers write interceptors to files together with their
 * beans, such as those of sessions. After that they look up again what they need.
 */
abstract class ContextInterceptor implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Not by a constructor: for enterprise beans, Payara calls the one without parameters. */
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
