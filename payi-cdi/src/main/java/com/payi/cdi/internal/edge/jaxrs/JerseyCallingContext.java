package com.payi.cdi.internal.edge.jaxrs;

import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.client.ClientRequestContext;

import org.glassfish.jersey.client.spi.PreInvocationInterceptor;

/**
 * Takes the context from the caller to the thread that Jersey sends an asynchronous request on. Loaded only where Jersey is
 * the client.
 */
@ConstrainedTo(RuntimeType.CLIENT)
final class JerseyCallingContext implements PreInvocationInterceptor {
    @Override
    public void beforeRequest(ClientRequestContext request) {
        CallingContext.leavesContextIn(request);
    }
}
