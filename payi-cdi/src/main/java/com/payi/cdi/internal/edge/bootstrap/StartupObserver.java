package com.payi.cdi.internal.edge.bootstrap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import com.payi.cdi.internal.edge.observe.IngestMeters;
import com.payi.cdi.internal.edge.runtime.PayiRuntime;
import com.payi.cdi.internal.edge.setup.SetupStart;

/** Starts the runtime with the application on Jakarta EE servers, so that mistakes show then, not at the first call. */
@Singleton
class StartupObserver {
    void start(@Observes @Initialized(ApplicationScoped.class) Object event, PayiRuntime runtime,
            IngestMeters meters, SetupStart setup) {
        PlatformIntegration.start(runtime, meters, setup);
    }
}
