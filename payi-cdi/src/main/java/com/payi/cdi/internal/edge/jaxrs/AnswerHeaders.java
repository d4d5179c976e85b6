package com.payi.cdi.internal.edge.jaxrs;

import java.util.function.UnaryOperator;

import jakarta.ws.rs.client.ClientResponseContext;

/**
 * The headers of an answer by name. The library asks for many more than an answer has, and clients make much of each
 * question: only those that are there are asked for.
 */
final class AnswerHeaders implements UnaryOperator<String> {
    private final ClientResponseContext response;
    private final String[] names;

    AnswerHeaders(ClientResponseContext response) {
        this.response = response;
        this.names = response.getHeaders().keySet().toArray(String[]::new);
    }

    /** Null for none. */
    @Override
    public String apply(String name) {
        for (String there : names) {
            if (name.equalsIgnoreCase(there)) {
                return response.getHeaderString(there);
            }
        }
        return null;
    }
}
