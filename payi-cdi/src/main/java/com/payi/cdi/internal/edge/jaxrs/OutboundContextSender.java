package com.payi.cdi.internal.edge.jaxrs;

import jakarta.ws.rs.client.ClientRequestContext;

import com.payi.cdi.internal.core.config.HostNames;
import com.payi.cdi.internal.core.log.PayiLogger;
import com.payi.cdi.internal.core.log.ThrottledLog;
import com.payi.cdi.internal.core.wire.CallUri;
import com.payi.cdi.internal.edge.runtime.RuntimeLocator;
import com.payi.cdi.internal.edge.services.OutboundContext;

/**
 * Adds the context to calls of other services. Most applications name no receivers, so their names are kept after the
 * first call; no bean is kept, because clients may live longer than the application.
 */
final class OutboundContextSender {
    private final ThrottledLog quiet = new ThrottledLog();
    private volatile HostNames receivers;

    void send(ClientRequestContext request) {
        if (isToReceiver(request) && request.getHeaderString(OutboundContext.HEADER) == null) {
            add(request, CallUri.host(request.getUri()));
        }
    }

    boolean isToReceiver(ClientRequestContext request) {
        HostNames known = receivers;
        if (known == null) {
            OutboundContext outbound = RuntimeLocator.find(OutboundContext.class);
            if (outbound == null) {
                return false;
            }
            known = outbound.receivers();
            receivers = known;
        }
        return !known.isEmpty() && known.contains(CallUri.host(request.getUri()));
    }

    private void add(ClientRequestContext request, String host) {
        try {
            OutboundContext outbound = RuntimeLocator.find(OutboundContext.class);
            if (outbound != null) {
                outbound.send(request.getUri(), CallingContext.frameOf(request),
                        header -> request.getHeaders().putSingle(OutboundContext.HEADER, header));
            }
        } catch (RuntimeException e) {
            quiet.warn("notSent", () -> PayiLogger.LOG.contextNotSent(host, e));
        }
    }
}
