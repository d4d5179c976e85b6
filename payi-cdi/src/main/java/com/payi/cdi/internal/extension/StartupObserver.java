package com.payi.cdi.internal.extension;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import com.payi.cdi.internal.cdi.PayiRuntime;
import com.payi.cdi.internal.observe.IngestMeters;

/** Starts the runtime with the application on Jakarta EE servers, so that mistakes show then and not at the first call. */
@Singleton
public class StartupObserver {
    void start(@Observes @Initialized(ApplicationScoped.class) Object event, PayiRuntime runtime,
            IngestMeters meters) {
        runtime.announce();
        meters.start();
    }
}
