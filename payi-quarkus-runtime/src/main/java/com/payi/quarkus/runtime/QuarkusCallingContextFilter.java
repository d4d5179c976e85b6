package com.payi.quarkus.runtime;

import jakarta.annotation.Priority;
import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.client.ClientRequestContext;

import org.jboss.resteasy.reactive.client.spi.ResteasyReactiveClientRequestContext;

import com.payi.cdi.internal.core.context.CurrentFrame;
import com.payi.cdi.internal.edge.jaxrs.CallingContextFilter;

/** Runs before all other filters, while the call is still on the thread of its caller. */
@ConstrainedTo(RuntimeType.CLIENT)
@Priority(Integer.MIN_VALUE + 100)
public class QuarkusCallingContextFilter extends CallingContextFilter {
    @Override
    public void filter(ClientRequestContext request) {
        super.filter(request);
        if (request instanceof ResteasyReactiveClientRequestContext call && call.getContext() != null) {
            // Of every call, whatever it is: what goes on after it may be a GenAI call.
            VertxFrames.leave(CurrentFrame.get(), call.getContext());
        }
    }
}
