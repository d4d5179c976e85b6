package com.payi.cdi.internal.edge.jaxrs;

import java.net.URI;
import java.util.Map;

import jakarta.ws.rs.client.ClientRequestContext;

import com.payi.cdi.internal.core.log.PayiLogger;
import com.payi.cdi.internal.core.log.ThrottledLog;

/**
 * Keeps a request at Pay-i: clients that follow a redirect take all headers of the request along, with the key and the
 * context. JAX-RS has no way to say that, so each client has its own. None of them is named by a type, because an
 * application has one of them at most.
 */
final class Redirects {
    private static final String KEPT = "com.payi.cdi.kept";
    private static final String JERSEY = "jersey.config.client.followRedirects";
    private static final String CXF = "http.redirect.allowed.uri";

    private Redirects() {}

    static void keepAt(URI payi, ClientRequestContext request) {
        request.setProperty(KEPT, true);
        request.setProperty(JERSEY, false);
        String client = request.getClass().getName();
        if (client.startsWith("org.apache.cxf.") && !isKeptByCxf(payi, request)) {
            warn("CXF");
        } else if (client.startsWith("org.jboss.resteasy.client.jaxrs.") && isFollowedByResteasy(request.getClient())) {
            warn("RESTEasy");
        }
    }

    static boolean isKept(ClientRequestContext request) {
        return Boolean.TRUE.equals(request.getProperty(KEPT));
    }

    private static void warn(String client) {
        ThrottledLog.ofProcess().warn("redirects " + client, () -> PayiLogger.LOG.redirectsNotStopped(client));
    }

    /** CXF asks its own message, which a property of the request is not in. */
    private static boolean isKeptByCxf(URI payi, ClientRequestContext request) {
        try {
            @SuppressWarnings("unchecked")
            Map<String, Object> message = (Map<String, Object>) request.getClass().getMethod("getMessage").invoke(request);
            message.put(CXF, payi + "/");
            return true;
        } catch (ReflectiveOperationException | RuntimeException e) {
            PayiLogger.LOG.debugf("A message of CXF cannot be reached: %s", e);
            return false;
        }
    }

    /** RESTEasy decides for a client, not for a request. */
    private static boolean isFollowedByResteasy(Object client) {
        try {
            Object engine = client.getClass().getMethod("httpEngine").invoke(client);
            return Boolean.TRUE.equals(engine.getClass().getMethod("isFollowRedirects").invoke(engine));
        } catch (ReflectiveOperationException | RuntimeException e) {
            PayiLogger.LOG.debugf("It is not known whether a client of RESTEasy follows redirects: %s", e);
            return false;
        }
    }
}
