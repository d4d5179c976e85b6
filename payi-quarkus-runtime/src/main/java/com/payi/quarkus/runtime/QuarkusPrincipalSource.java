package com.payi.quarkus.runtime;

import java.security.Principal;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

import com.payi.cdi.internal.edge.request.PrincipalSource;

import io.quarkus.security.identity.SecurityIdentity;

/** The principal of Quarkus Security. A bean only where that extension is present. */
public class QuarkusPrincipalSource implements PrincipalSource {
    private final Instance<SecurityIdentity> identities;

    @Inject
    QuarkusPrincipalSource(Instance<SecurityIdentity> identities) {
        this.identities = identities;
    }

    @Override
    public Principal principal() {
        SecurityIdentity identity = identities.isResolvable() ? identities.get() : null;
        return identity == null || identity.isAnonymous() ? null : identity.getPrincipal();
    }
}
