package com.payi.it.servers.application.rest;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;

/** Sends the name of the thread that the filters of a request ran on, so that the provider and the test see it. */
public class ThreadNote implements ClientRequestFilter {
    public static final String HEADER = "X-Thread";

    @Override
    public void filter(ClientRequestContext request) {
        request.getHeaders().putSingle(HEADER, Thread.currentThread().getName());
    }
}
