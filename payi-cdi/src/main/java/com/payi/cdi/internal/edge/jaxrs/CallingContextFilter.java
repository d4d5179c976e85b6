package com.payi.cdi.internal.edge.jaxrs;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;

import com.payi.cdi.internal.core.context.CurrentFrame;
import com.payi.cdi.internal.core.provider.Dialects;

/**
 * Takes the context along where filters of a call may go on on another thread, such as those that wait for a token. To run
 * before them, on the thread of the caller.
 */
public abstract class CallingContextFilter implements ClientRequestFilter {
    private final OutboundContextSender outbound = new OutboundContextSender();

    @Override
    public void filter(ClientRequestContext request) {
        // What is true of a request in which no context is open has to be looked up, which most calls need not pay for.
        if (CurrentFrame.get() != null || Dialects.isPossible(request.getMethod(), request.getUri())
                || outbound.isToReceiver(request)) {
            CallingContext.leavesContextIn(request);
        }
    }
}
