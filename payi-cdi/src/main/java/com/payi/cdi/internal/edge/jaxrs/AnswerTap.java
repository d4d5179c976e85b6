package com.payi.cdi.internal.edge.jaxrs;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientResponseContext;

import com.payi.cdi.internal.core.call.ExchangeHandle;

/**
 * Lets the bytes of an answer pass by an exchange while the application reads them. A bean of this type takes the place of
 * the portable way, for clients that do not show all their answers as entity streams.
 */
public interface AnswerTap {
    /** The request is about to be sent: the moment to listen for its failure, where the client tells of it. */
    default void sending(ClientRequestContext request, ExchangeHandle handle) {}

    void tap(ClientRequestContext request, ClientResponseContext response, ExchangeHandle handle);
}
