package com.payi.cdi.internal.edge.jaxrs;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientResponseContext;

import com.payi.cdi.internal.core.call.ExchangeHandle;

/**
 * Shows the bytes of an answer to an exchange while the application reads them. A bean of this type replaces the
 * portable way, for clients that do not show all their answers as entity streams.
 */
public interface AnswerTap {
    /** Called before the request is sent, so that an implementation can listen for its failure. */
    default void sending(ClientRequestContext request, ExchangeHandle handle) {}

    /** The portable way: wraps the entity stream. */
    static AnswerTap ofEntityStream() {
        return new EntityStreamTap();
    }

    void tap(ClientRequestContext request, ClientResponseContext response, ExchangeHandle handle);
}
