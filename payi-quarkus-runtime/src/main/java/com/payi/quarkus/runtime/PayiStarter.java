package com.payi.quarkus.runtime;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import com.payi.cdi.internal.cdi.PayiRuntime;

import io.quarkus.runtime.StartupEvent;

/** Starts the runtime with the application, so that mistakes in the configuration show then and not at the first call. */
@Singleton
public class PayiStarter {
    void start(@Observes StartupEvent event, PayiRuntime runtime) {
        runtime.announce();
    }
}
