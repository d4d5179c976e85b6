package com.payi.cdi.internal.rest;

import jakarta.ws.rs.client.ClientRequestContext;

import com.payi.cdi.internal.CallUri;
import com.payi.cdi.internal.PayiLogger;
import com.payi.cdi.internal.QuietLog;
import com.payi.cdi.internal.cdi.RuntimeLocator;
import com.payi.cdi.internal.config.HostNames;
import com.payi.cdi.internal.propagation.OutboundContext;

/**
 * Sends the context along with calls of other services. Most applications do not want that, so the names of the receivers
 * are kept after the first call; no bean is, because clients may live longer than the application.
 */
final class OutboundContextSender {
    private final QuietLog quiet = new QuietLog();
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
                outbound.send(request.getUri(), Caller.frameOf(request),
                        header -> request.getHeaders().putSingle(OutboundContext.HEADER, header));
            }
        } catch (RuntimeException e) {
            quiet.warn("notSent", () -> PayiLogger.LOG.contextNotSent(host, e));
        }
    }
}
