package com.payi.quarkus.runtime;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import com.payi.cdi.internal.cdi.PayiRuntime;
import com.payi.cdi.internal.observe.IngestMeters;

import io.quarkus.runtime.StartupEvent;

/** Starts the runtime with the application, so that mistakes in the configuration show then and not at the first call. */
@Singleton
public class PayiStarter {
    void start(@Observes StartupEvent event, PayiRuntime runtime, IngestMeters meters) {
        runtime.announce();
        meters.start();
    }
}
