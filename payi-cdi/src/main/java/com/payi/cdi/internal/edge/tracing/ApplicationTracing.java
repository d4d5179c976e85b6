package com.payi.cdi.internal.edge.tracing;

import com.payi.cdi.internal.core.call.CallTracing;
import com.payi.cdi.internal.core.config.TracingConfiguration;
import com.payi.cdi.internal.core.log.PayiLogger;

/** Finds what traces the application, where the configuration asks for it. */
public final class ApplicationTracing {
    private ApplicationTracing() {}

    /** OpenTelemetry, where its API is on the class path; a warning otherwise. */
    public static CallTracing of(TracingConfiguration configuration) {
        if (!configuration.isWanted()) {
            return CallTracing.NONE;
        }
        try {
            return OpenTelemetryTracing.of(configuration);
        } catch (LinkageError e) {
            PayiLogger.LOG.tracingMissing();
            return CallTracing.NONE;
        }
    }
}
