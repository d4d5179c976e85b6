package com.payi.quarkus.runtime;

import jakarta.annotation.Priority;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.client.ClientRequestContext;

import org.jboss.resteasy.reactive.client.impl.PreservesThreadClientResponseFilter;
import org.jboss.resteasy.reactive.client.spi.ResteasyReactiveClientRequestContext;

import com.payi.cdi.internal.context.CurrentFrame;
import com.payi.cdi.internal.rest.PayiClientFilter;

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
    /** Of every call, whatever it is: what goes on after it may be a GenAI call. */
    @Override
    public void filter(ClientRequestContext request) {
        if (request instanceof ResteasyReactiveClientRequestContext call && call.getContext() != null) {
            VertxFrames.leave(CurrentFrame.get(), call.getContext());
        }
        super.filter(request);
    }
}
