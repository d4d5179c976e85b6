package com.payi.cdi.internal.edge.runtime;

import com.payi.cdi.internal.core.config.HostNames;
import com.payi.cdi.internal.core.config.PayiConfiguration;

/**
 * Whether an application of this class loader names services that get its context. Asked before anything is looked up for a
 * call that is no GenAI call: where there are no receivers, such a call costs nothing.
 */
public final class ContextReceivers {
    private static volatile boolean exist;

    private ContextReceivers() {}

    /** The hosts that contexts of an application are sent to; none if the accounting is off. */
    public static HostNames of(PayiConfiguration configuration) {
        return configuration.enabled() ? configuration.propagationOutbound() : HostNames.NONE;
    }

    /** An application starts. */
    static void begin(PayiConfiguration configuration) {
        if (!of(configuration).isEmpty()) {
            exist = true;
        }
    }

    /** True if any application has named some: which one is calling is not known yet. */
    public static boolean exist() {
        return exist;
    }
}
