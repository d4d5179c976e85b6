package com.payi.cdi.internal.edge.jaxrs;

import java.io.FilterInputStream;
import java.io.InputStream;

import jakarta.ws.rs.client.ClientRequestContext;

/**
 * An answer of CXF that its application reads as a stream. CXF has a client of its own for each request, and ends its
 * connections when it is collected, also while the answer is read: reading would wait forever. The request, which holds
 * that client, is kept as long as the stream.
 */
final class CxfAnswer extends FilterInputStream {
    @SuppressWarnings("unused")
    private final ClientRequestContext request;

    private CxfAnswer(InputStream answer, ClientRequestContext request) {
        super(answer);
        this.request = request;
    }

    /** The answer of any other client is returned as it is. */
    static InputStream of(InputStream answer, ClientRequestContext request) {
        return request.getClass().getName().startsWith("org.apache.cxf.") ? new CxfAnswer(answer, request) : answer;
    }
}
