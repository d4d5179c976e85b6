package com.payi.quarkus.runtime;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

import com.payi.cdi.internal.edge.services.SenderAddress;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;

/** The address that Quarkus' HTTP server knows. A bean only where there is one. */
public class VertxSenderAddress implements SenderAddress {
    private final Instance<CurrentVertxRequest> requests;

    @Inject
    VertxSenderAddress(Instance<CurrentVertxRequest> requests) {
        this.requests = requests;
    }

    @Override
    public String current() {
        RoutingContext request = requests.isResolvable() ? requests.get().getCurrent() : null;
        return request == null ? null : request.request().remoteAddress().hostAddress();
    }
}
