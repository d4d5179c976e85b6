package com.payi.quarkus.runtime;

import java.io.IOException;

import jakarta.annotation.Priority;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.core.Configurable;
import jakarta.ws.rs.ext.WriterInterceptorContext;

import org.jboss.resteasy.reactive.client.impl.PreservesThreadClientResponseFilter;
import org.jboss.resteasy.reactive.client.impl.RestClientRequestContext;
import org.jboss.resteasy.reactive.client.spi.ResteasyReactiveClientRequestContext;

import com.payi.cdi.LimitBlockedException;
import com.payi.cdi.internal.edge.jaxrs.PayiClientFilter;

/**
 * The filter for the Quarkus REST client. That client runs a plain response filter on the worker pool: if all workers
 * wait for answers, none is free for the filter that has to see these answers first.
 *
 * <p>
 * A bean only where there is a REST client. Because it has the type {@link PayiClientFilter}, too, Quarkus uses this
 * bean whenever that class is registered with a client.
 */
@ConstrainedTo(RuntimeType.CLIENT)
@Priority(Integer.MAX_VALUE - 100)
public class QuarkusClientFilter extends PayiClientFilter implements PreservesThreadClientResponseFilter {
    /** The client sets it for the methods of REST client interfaces. */
    private static final String INVOKED_METHOD = "org.eclipse.microprofile.rest.client.invokedMethod";

    /** The request property that a call lives in that must not be redirected. */
    private static final String CALL = "com.payi.cdi.quarkus.call";

    @Override
    public void registerWith(Configurable<?> client) {
        client.register(this);
        client.register(QuarkusCallingContextFilter.class);
    }

    @Override
    public void filter(ClientRequestContext request) {
        super.filter(request);
        if (isKeptAtPayi(request) && request instanceof ResteasyReactiveClientRequestContext call) {
            request.setProperty(CALL, call.unwrap(RestClientRequestContext.class));
        }
    }

    /** Called when there is a connection, and with it the request of Vert.x, which alone decides about redirects. */
    @Override
    public void aroundWriteTo(WriterInterceptorContext context) throws IOException {
        if (context.getProperty(CALL) instanceof RestClientRequestContext call && call.getHttpClientRequest() != null) {
            call.getHttpClientRequest().setFollowRedirects(false);
        }
        super.aroundWriteTo(context);
    }

    /**
     * This client wraps what a filter throws. A call that is resumed with an exception fails with that exception itself,
     * unless it is a blocking call of a client that {@code ClientBuilder} has made.
     */
    @Override
    protected void refused(ClientRequestContext request, LimitBlockedException refusal) {
        if (request instanceof ResteasyReactiveClientRequestContext call) {
            call.suspend();
            call.resume(request.getProperty(INVOKED_METHOD) == null ? carried(refusal) : refusal);
        } else {
            super.refused(request, refusal);
        }
    }
}
