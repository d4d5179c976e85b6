package com.payi.quarkus.deployment.devservices;

import java.net.URI;

import org.jboss.logging.Logger;

/** What the dev service logs, ids 410 to 419. No key and no body is ever an argument. */
final class DevServiceLog {
    private static final Logger LOG = Logger.getLogger("com.payi.quarkus.devservices");

    private DevServiceLog() {}

    static void started(URI uri, PriceTable prices, int limits) {
        LOG.infof(
                "PAYI00410: Pay-i's dev service runs at %s, because payi.api-key is not set: nothing is sent to Pay-i. Costs are"
                        + " estimates with public list prices of %s (%d prices of the application replace some), %d limits have a"
                        + " maximum",
                uri, prices.date(), prices.replaced(), limits);
    }

    static void failed(String method, String path, Throwable cause) {
        LOG.errorf(cause, "PAYI00411: Pay-i's dev service failed to answer %s %s. Report the cause, which follows", method,
                path);
    }

    static void portInUse(int port, int used) {
        LOG.warnf("PAYI00412: The port %d of quarkus.payi.devservices.port is in use: Pay-i's dev service runs at port %d. Stop"
                + " what uses the port, or set another one; with continuous testing, set the port for %%dev only", port, used);
    }

    static void clientWentAway(Throwable cause) {
        LOG.debugf(cause, "A client of Pay-i's dev service went away");
    }
}
