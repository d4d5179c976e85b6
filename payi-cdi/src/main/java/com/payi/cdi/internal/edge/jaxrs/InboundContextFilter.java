package com.payi.cdi.internal.edge.jaxrs;

import jakarta.annotation.Priority;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;

import com.payi.cdi.internal.core.log.Containment;
import com.payi.cdi.internal.core.log.PayiLogger;
import com.payi.cdi.internal.edge.runtime.RuntimeLocator;
import com.payi.cdi.internal.edge.services.InboundContext;
import com.payi.cdi.internal.edge.services.OutboundContext;

/**
 * Reads the context that a calling service has sent. Runs before the application's own filters, so that their values
 * win; values that a servlet filter has set before are kept. A request without the header costs one look-up of it.
 * TomEE and Quarkus look for no features, but for providers.
 */
@Provider
@PreMatching
@ConstrainedTo(RuntimeType.SERVER)
@Priority(Priorities.AUTHENTICATION - 500)
public class InboundContextFilter implements ContainerRequestFilter {
    private final Containment contained = new Containment();

    @Override
    public void filter(ContainerRequestContext request) {
        contained.run(() -> receive(request), PayiLogger.LOG::contextNotTaken);
    }

    private static void receive(ContainerRequestContext request) {
        String header = request.getHeaderString(OutboundContext.HEADER);
        InboundContext inbound = header == null ? null : RuntimeLocator.find(InboundContext.class);
        if (inbound != null) {
            inbound.received(header);
        }
    }
}
