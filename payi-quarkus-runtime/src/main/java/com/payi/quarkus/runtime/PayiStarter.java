package com.payi.quarkus.runtime;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;

import com.payi.cdi.PayiConfigurationException;
import com.payi.cdi.internal.edge.bootstrap.PlatformIntegration;
import com.payi.cdi.internal.edge.observe.IngestMeters;
import com.payi.cdi.internal.edge.runtime.PayiRuntime;
import com.payi.cdi.internal.edge.setup.SetupStart;
import com.payi.cdi.internal.edge.track.metadata.CollectedMethods;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;

/**
 * Starts the runtime with the application, so that mistakes in the configuration show then and not at the first call.
 * Before the application's own observers: what they log would stand before the mistake.
 */
@Singleton
public class PayiStarter {
    void start(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event, CollectedMethods methods,
            Instance<PayiRuntime> runtime, Instance<IngestMeters> meters,
            Instance<SetupStart> setup) {
        try {
            PlatformIntegration.start(methods, runtime::get, meters::get, setup::get);
        } catch (PayiConfigurationException e) {
            // Of this exception, Quarkus shows the message and not only a stack.
            throw new ConfigurationException(e.getMessage());
        }
    }
}
