package com.payi.cdi.internal.edge.request;

import java.security.Principal;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.security.enterprise.SecurityContext;

/** The principal of Jakarta Security. A bean only where that API exists. */
@Singleton
class JakartaSecurityPrincipalSource implements PrincipalSource {
    private final Instance<SecurityContext> contexts;

    @Inject
    JakartaSecurityPrincipalSource(Instance<SecurityContext> contexts) {
        this.contexts = contexts;
    }

    @Override
    public Principal principal() {
        return contexts.isResolvable() ? contexts.get().getCallerPrincipal() : null;
    }
}
