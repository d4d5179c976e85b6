package com.payi.quarkus.runtime;

import java.util.List;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;

import com.payi.cdi.internal.edge.bootstrap.DeploymentCheck;
import com.payi.cdi.internal.edge.config.PlatformConfig;
import com.payi.cdi.internal.edge.observe.IngestMeters;
import com.payi.cdi.internal.edge.runtime.PayiRuntime;
import com.payi.cdi.internal.edge.track.metadata.CollectedMethods;

import io.quarkus.runtime.StartupEvent;

/** Starts the runtime with the application, so that mistakes in the configuration show then and not at the first call. */
@Singleton
public class PayiStarter {
    /** The runtime is asked for only after the check, because it fails with the first mistake that it meets. */
    void start(@Observes StartupEvent event, CollectedMethods methods, Instance<PayiRuntime> runtime,
            Instance<IngestMeters> meters) {
        new DeploymentCheck(methods.all(), List.of()).with(PlatformConfig.lookup()).ifPresent(problem -> {
            throw problem;
        });
        runtime.get().announce();
        meters.get().start();
    }
}
