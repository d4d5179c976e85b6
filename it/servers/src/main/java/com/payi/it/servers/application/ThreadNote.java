package com.payi.it.servers.application;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;

/** Tells the provider, and so the test, which thread the filters of a request ran on. */
public class ThreadNote implements ClientRequestFilter {
    public static final String HEADER = "X-Thread";

    @Override
    public void filter(ClientRequestContext request) {
        request.getHeaders().putSingle(HEADER, Thread.currentThread().getName());
    }
}
