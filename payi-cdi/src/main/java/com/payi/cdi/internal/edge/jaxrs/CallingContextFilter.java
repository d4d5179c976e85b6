package com.payi.cdi.internal.edge.jaxrs;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;

import com.payi.cdi.internal.core.context.CurrentFrame;
import com.payi.cdi.internal.core.log.Containment;
import com.payi.cdi.internal.core.log.PayiLogger;
import com.payi.cdi.internal.core.provider.Dialects;

/**
 * Stores the calling context in the request, for clients whose filters may continue on another thread, such as those
 * that wait for a token. Runs before them, on the calling thread.
 */
public abstract class CallingContextFilter implements ClientRequestFilter {
    private final Containment contained = new Containment();

    @Override
    public void filter(ClientRequestContext request) {
        contained.run(() -> store(request), failure -> PayiLogger.LOG.stepFailed("the context of a call", failure));
    }

    /**
     * Without an open context, the values of the request have to be looked up; only calls that may need them pay for
     * it.
     */
    private void store(ClientRequestContext request) {
        if (CurrentFrame.get() != null || Dialects.isPossible(request.getMethod(), request.getUri())
                || OutboundContextSender.isToReceiver(request)) {
            CallingContext.storeIn(request);
        }
    }
}
