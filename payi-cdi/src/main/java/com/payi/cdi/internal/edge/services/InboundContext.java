package com.payi.cdi.internal.edge.services;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import com.payi.cdi.internal.core.config.AddressRanges;
import com.payi.cdi.internal.core.config.PayiConfiguration;
import com.payi.cdi.internal.core.log.PayiLogger;
import com.payi.cdi.internal.core.log.ThrottledLog;
import com.payi.cdi.internal.edge.request.TrackRequestBean;
import com.payi.cdi.internal.edge.runtime.PayiRuntime;

/** Reads the context that a calling service has sent. No failure in here reaches the application. */
@Singleton
public class InboundContext {
    private final PayiConfiguration configuration;
    private final TrackRequestBean request;
    private final Instance<SenderAddress> senders;
    private final ThrottledLog quiet = new ThrottledLog();

    @Inject
    InboundContext(PayiRuntime runtime, TrackRequestBean request, Instance<SenderAddress> senders) {
        this.configuration = runtime.configuration();
        this.request = request;
        this.senders = senders;
    }

    /** Called on the thread of the request. */
    public void received(String header) {
        AddressRanges allowed = configuration.propagationInbound();
        if (!configuration.enabled() || allowed.isEmpty()) {
            return;
        }
        try {
            String sender = allowed.isAny() ? null : sender();
            if (!allowed.contains(sender)) {
                quiet.warn("sender", () -> PayiLogger.LOG.contextFromStranger(String.valueOf(sender)));
                return;
            }
            request.fill(ContextHeader.read(header));
        } catch (IllegalArgumentException e) {
            quiet.warn("malformed", () -> PayiLogger.LOG.contextMalformed(e.getMessage()));
        } catch (RuntimeException e) {
            quiet.warn("failed", () -> PayiLogger.LOG.contextNotTaken(e));
        }
    }

    private String sender() {
        for (SenderAddress sender : senders) {
            try {
                String address = sender.current();
                if (address != null) {
                    return address;
                }
            } catch (RuntimeException e) {
                PayiLogger.LOG.debugf("The address of a sender is not known: %s", e);
            }
        }
        return null;
    }
}
