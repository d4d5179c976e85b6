package com.payi.quarkus.runtime;

import jakarta.annotation.Priority;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.core.Configurable;

import org.jboss.resteasy.reactive.client.impl.PreservesThreadClientResponseFilter;
import org.jboss.resteasy.reactive.client.spi.ResteasyReactiveClientRequestContext;

import com.payi.cdi.LimitBlockedException;
import com.payi.cdi.internal.edge.jaxrs.PayiClientFilter;

/**
 * The filter as the Quarkus REST client should run it. A plain response filter is moved to the worker pool: where all
 * workers wait for answers, none is left for the filter that would let these answers through.
 *
 * <p>
 * A bean only where there is a REST client. As it also has the type {@link PayiClientFilter}, Quarkus takes this bean
 * whenever that class is registered with a client.
 */
@ConstrainedTo(RuntimeType.CLIENT)
@Priority(Integer.MAX_VALUE - 100)
public class QuarkusClientFilter extends PayiClientFilter implements PreservesThreadClientResponseFilter {
    @Override
    public void registerWith(Configurable<?> client) {
        client.register(this);
        client.register(QuarkusCallingContextFilter.class);
    }

    /** This client wraps whatever a filter throws; a call that is ended in this way fails with what it is given. */
    @Override
    protected void refused(ClientRequestContext request, LimitBlockedException refusal) {
        if (request instanceof ResteasyReactiveClientRequestContext call) {
            call.suspend();
            call.resume(refusal);
        } else {
            super.refused(request, refusal);
        }
    }
}
