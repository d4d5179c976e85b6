package com.payi.cdi.internal.edge.jaxrs;

import jakarta.ws.rs.client.ClientRequestContext;

import com.payi.cdi.internal.core.log.PayiLogger;
import com.payi.cdi.internal.core.log.ThrottledLog;
import com.payi.cdi.internal.core.wire.CallUri;
import com.payi.cdi.internal.edge.runtime.ContextReceivers;
import com.payi.cdi.internal.edge.runtime.RuntimeLocator;
import com.payi.cdi.internal.edge.services.OutboundContext;

/**
 * Adds the context to calls of other services. Nothing is kept of an application: clients may live longer, and RESTEasy
 * shares one filter among the applications of a class loader.
 */
final class OutboundContextSender {
    private final ThrottledLog quiet = new ThrottledLog();

    void send(ClientRequestContext request) {
        OutboundContext outbound = find();
        if (outbound != null && request.getHeaderString(OutboundContext.HEADER) == null) {
            add(outbound, request);
        }
    }

    static boolean isToReceiver(ClientRequestContext request) {
        OutboundContext outbound = find();
        return outbound != null && outbound.isToReceiver(request.getUri());
    }

    /** Null where no application sends its context, or where none is found. */
    private static OutboundContext find() {
        return ContextReceivers.exist() ? RuntimeLocator.find(OutboundContext.class) : null;
    }

    private void add(OutboundContext outbound, ClientRequestContext request) {
        try {
            outbound.send(request.getUri(), CallingContext.frameOf(request),
                    header -> request.getHeaders().putSingle(OutboundContext.HEADER, header));
        } catch (RuntimeException e) {
            quiet.warn("notSent", () -> PayiLogger.LOG.contextNotSent(CallUri.host(request.getUri()), e));
        }
    }
}
