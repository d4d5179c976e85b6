package com.payi.cdi.internal.edge.jaxrs;

import java.io.InputStream;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientResponseContext;

import com.payi.cdi.internal.core.call.ExchangeHandle;

/** The portable way: wraps the entity stream. */
final class EntityStreamTap implements AnswerTap {
    @Override
    public void tap(ClientRequestContext request, ClientResponseContext response, ExchangeHandle handle) {
        if (response.getEntityStream() == null) {
            handle.exchange().answerEnded();
        } else {
            InputStream tee = new TeeInputStream(response.getEntityStream(), handle);
            response.setEntityStream(handle.exchange().hidesUsage() ? new UsageHidingInputStream(tee) : tee);
        }
    }
}
