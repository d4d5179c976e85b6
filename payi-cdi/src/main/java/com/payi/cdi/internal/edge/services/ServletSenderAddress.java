package com.payi.cdi.internal.edge.services;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;

/** The address that the servlet container knows. A bean only where there is one. */
@Singleton
class ServletSenderAddress implements SenderAddress {
    private final Instance<HttpServletRequest> requests;

    @Inject
    ServletSenderAddress(Instance<HttpServletRequest> requests) {
        this.requests = requests;
    }

    @Override
    public String current() {
        return requests.isResolvable() ? requests.get().getRemoteAddr() : null;
    }
}
