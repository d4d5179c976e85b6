package com.payi.cdi.internal.edge.jaxrs;

import java.util.Deque;

import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientResponseContext;

import org.glassfish.jersey.client.spi.PostInvocationInterceptor;

/**
 * Lets a blocking call of a Jersey client throw the refusal itself, instead of the {@code ProcessingException} around it.
 * Loaded only where Jersey is the client.
 */
@ConstrainedTo(RuntimeType.CLIENT)
final class JerseyRefusal implements PostInvocationInterceptor {
    @Override
    public void afterRequest(ClientRequestContext request, ClientResponseContext response) {}

    /** Jersey throws the one exception that is left here. */
    @Override
    public void onException(ClientRequestContext request, ExceptionContext exceptions) {
        Deque<Throwable> thrown = exceptions.getThrowables();
        if (thrown.size() == 1 && thrown.peek().getCause() instanceof UnwrappedRefusal unwrapped) {
            thrown.clear();
            thrown.add(unwrapped.refusal());
        }
    }
}
