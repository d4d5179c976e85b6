package com.payi.cdi.internal.edge.jaxrs;

import java.net.URI;

import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientRequestContext;

import com.payi.cdi.internal.core.log.PayiLogger;
import com.payi.cdi.internal.core.log.ThrottledLog;

/**
 * Keeps a request at Pay-i: clients that follow a redirect take all headers of the request along, with the key and the
 * context. The properties are those of Jersey and CXF; another client does not know them.
 */
final class Redirects {
    private static final String JERSEY = "jersey.config.client.followRedirects";
    private static final String CXF = "http.redirect.allowed.uri";
    private static final String RESTEASY = "org.jboss.resteasy.client.jaxrs.";

    private Redirects() {}

    static void keepAt(URI payi, ClientRequestContext request) {
        request.setProperty(JERSEY, false);
        request.setProperty(CXF, payi + "/");
        Client client = request.getClient();
        if (client != null && client.getClass().getName().startsWith(RESTEASY) && follows(client)) {
            ThrottledLog.ofProcess().warn("redirects", () -> PayiLogger.LOG.redirectsNotStopped("RESTEasy"));
        }
    }

    /** RESTEasy decides for a client, not for a request. */
    private static boolean follows(Client client) {
        try {
            Object engine = client.getClass().getMethod("httpEngine").invoke(client);
            return engine != null && Boolean.TRUE.equals(engine.getClass().getMethod("isFollowRedirects").invoke(engine));
        } catch (ReflectiveOperationException | RuntimeException e) {
            PayiLogger.LOG.debugf("It is not known whether %s follows redirects: %s", client, e);
            return false;
        }
    }
}
