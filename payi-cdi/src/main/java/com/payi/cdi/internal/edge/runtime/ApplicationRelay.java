package com.payi.cdi.internal.edge.runtime;

import com.payi.cdi.internal.core.config.PayiConfiguration;
import com.payi.cdi.internal.core.log.DeliveryLogger;
import com.payi.cdi.internal.edge.broker.Relay;

/** The relay that runs in an application, where {@code payi.relay.enabled} asks for one. */
final class ApplicationRelay {
    private final PayiConfiguration configuration;
    /** Null before the application has started, and where there is none. */
    private Relay relay;

    ApplicationRelay(PayiConfiguration configuration) {
        this.configuration = configuration;
    }

    synchronized void start() {
        boolean wanted = configuration.delivery().kafka() != null && configuration.delivery().kafka().relay() != null;
        if (!wanted || relay != null) {
            return;
        }
        if (configuration.apiKey() == null) {
            DeliveryLogger.LOG.relayWithoutKey();
            return;
        }
        relay = new Relay(configuration);
        relay.start();
    }

    synchronized void close() {
        if (relay != null) {
            relay.close();
        }
    }
}
