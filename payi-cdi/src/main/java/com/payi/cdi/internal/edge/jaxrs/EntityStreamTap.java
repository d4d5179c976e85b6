package com.payi.cdi.internal.edge.jaxrs;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientResponseContext;

import com.payi.cdi.internal.core.call.ExchangeHandle;
import com.payi.cdi.internal.core.call.body.PassingBody;

/** The portable way: wraps the entity stream. */
final class EntityStreamTap implements AnswerTap {
    @Override
    public void tap(ClientRequestContext request, ClientResponseContext response, ExchangeHandle handle) {
        if (response.getEntityStream() == null) {
            handle.exchange().answerEnded();
        } else {
            response.setEntityStream(PassingBody.answer(CxfAnswer.of(response.getEntityStream(), request), handle));
        }
    }
}
