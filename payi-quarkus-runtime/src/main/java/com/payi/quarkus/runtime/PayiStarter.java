package com.payi.quarkus.runtime;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;

import com.payi.cdi.internal.edge.bootstrap.PlatformIntegration;
import com.payi.cdi.internal.edge.observe.IngestMeters;
import com.payi.cdi.internal.edge.runtime.PayiRuntime;
import com.payi.cdi.internal.edge.track.metadata.CollectedMethods;

import io.quarkus.runtime.StartupEvent;

/**
 * Starts the runtime with the application, so that mistakes in the configuration show then and not at the first call.
 */
@Singleton
public class PayiStarter {
    void start(@Observes StartupEvent event, CollectedMethods methods, Instance<PayiRuntime> runtime,
            Instance<IngestMeters> meters) {
        PlatformIntegration.start(methods, runtime::get, meters::get);
    }
}
