package com.payi.quarkus.runtime;

import jakarta.annotation.Priority;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.client.ClientRequestContext;

import org.jboss.resteasy.reactive.client.spi.ResteasyReactiveClientRequestContext;

import com.payi.cdi.internal.core.context.CurrentFrame;
import com.payi.cdi.internal.edge.jaxrs.CallingContextFilter;

/** Runs before all other filters, while the call is still on the calling thread. */
@ConstrainedTo(RuntimeType.CLIENT)
@Priority(Integer.MIN_VALUE + 100)
public class QuarkusCallingContextFilter extends CallingContextFilter {
    @Override
    public void filter(ClientRequestContext request) {
        super.filter(request);
        if (request instanceof ResteasyReactiveClientRequestContext call && call.getContext() != null) {
            // For calls of any kind: a GenAI call may follow in the same Vert.x context.
            VertxFrames.store(CurrentFrame.get(), call.getContext());
        }
    }
}
