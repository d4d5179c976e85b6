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

    /**
     * Servers with Jakarta Security have CDI's principal, too, which is cheaper: to answer this, GlassFish looks for an
     * enterprise bean by JNDI, and logs a stack trace where it has no container for them.
     */
    @Override
    public boolean isLastResort() {
        return true;
    }

    @Override
    public Principal principal() {
        return contexts.isResolvable() ? contexts.get().getCallerPrincipal() : null;
    }
}
