package com.payi.cdi.internal.edge.jaxrs;

import java.io.InputStream;

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

    /** The portable way: wraps the entity stream. */
    static AnswerTap ofEntityStream() {
        return new EntityStreamTap();
    }

    /** An answer that shows the exchange each byte that is read of it. */
    static InputStream tee(InputStream answer, ExchangeHandle handle) {
        return new TeeInputStream(answer, handle);
    }

    /** An answer's stream of events without the event that only carries the usage. */
    static InputStream hidingUsage(InputStream answer) {
        return new UsageHidingInputStream(answer);
    }

    void tap(ClientRequestContext request, ClientResponseContext response, ExchangeHandle handle);
}
