package com.payi.it.quarkus;

import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

import com.payi.cdi.TrackRequest;

/** Knows the user of each request. */
@Provider
public class UserFilter implements ContainerRequestFilter {
    static final String HEADER = "X-User";

    @Inject
    TrackRequest request;

    @Override
    public void filter(ContainerRequestContext incoming) {
        String user = incoming.getHeaderString(HEADER);
        if (user != null) {
            request.setUserId(user);
        }
    }
}
