package com.payi.quarkus.deployment.devservices;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.util.UUID;

/**
 * The dev service from the first start of the application to the end of the build. It stays as it is while the application
 * is reloaded; only changed settings reach it.
 */
final class DevServiceLife {
    private final Ledger ledger = new Ledger();
    private final String key = "dev-" + UUID.randomUUID();
    /** Null while no service runs. */
    private DevServer server;
    private int port;

    /** Starts the service, or gives new settings to the one that runs. */
    synchronized DevServer run(DevServiceSettings settings) {
        if (server != null && port != settings.port()) {
            stop();
        }
        if (server != null) {
            server.configure(settings);
            return server;
        }
        port = settings.port();
        server = started(settings);
        DevServiceLog.started(server.uri(), settings.prices(), settings.limits().size());
        return server;
    }

    private DevServer started(DevServiceSettings settings) {
        try {
            return new DevServer(port, key, ledger, settings);
        } catch (BindException e) {
            DevServer other = atFreePort(settings);
            DevServiceLog.portInUse(port, other.uri().getPort());
            return other;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private DevServer atFreePort(DevServiceSettings settings) {
        try {
            return new DevServer(0, key, ledger, settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String key() {
        return key;
    }

    /** The service is not wanted now; what it has received stays. */
    synchronized void stop() {
        if (server != null) {
            server.close();
            server = null;
        }
    }

    synchronized void end() {
        stop();
        ledger.reset();
    }
}
