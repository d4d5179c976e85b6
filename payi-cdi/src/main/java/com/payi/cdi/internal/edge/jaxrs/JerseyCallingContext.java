package com.payi.cdi.internal.edge.jaxrs;

import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.client.ClientRequestContext;

import org.glassfish.jersey.client.spi.PreInvocationInterceptor;

import com.payi.cdi.internal.core.log.Containment;
import com.payi.cdi.internal.core.log.PayiLogger;

/**
 * Stores the calling context in the request before Jersey changes to the thread that sends an asynchronous request.
 * Loaded only where Jersey is the client.
 */
@ConstrainedTo(RuntimeType.CLIENT)
final class JerseyCallingContext implements PreInvocationInterceptor {
    private final Containment contained = new Containment();

    @Override
    public void beforeRequest(ClientRequestContext request) {
        contained.run(() -> CallingContext.storeIn(request),
                failure -> PayiLogger.LOG.stepFailed("the context of a call", failure));
    }
}
