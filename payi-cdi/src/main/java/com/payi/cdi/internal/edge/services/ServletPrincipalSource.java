package com.payi.cdi.internal.edge.services;

import java.security.Principal;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;

import com.payi.cdi.internal.edge.request.PrincipalSource;

/** Whom the servlet container has authenticated. A bean only where there is one. */
@Singleton
class ServletPrincipalSource implements PrincipalSource {
    private final Instance<HttpServletRequest> requests;

    @Inject
    ServletPrincipalSource(Instance<HttpServletRequest> requests) {
        this.requests = requests;
    }

    /** Enterprise beans may run as another user than the one who made the request. */
    @Override
    public boolean isLast() {
        return true;
    }

    @Override
    public Principal principal() {
        return requests.isResolvable() ? requests.get().getUserPrincipal() : null;
    }
}
