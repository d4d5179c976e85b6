package com.payi.cdi.internal.edge.request;

import java.security.Principal;

/** A part of the platform that may know the current user. Quarkus adds its own as a bean. */
@FunctionalInterface
public interface PrincipalSource {
    /**
     * Returns an anonymous principal where nobody is authenticated: no other source is asked then. Returns null, or throws
     * any exception, where it does not know.
     */
    Principal principal();

    /** Whether it is asked after CDI's own principal. */
    default boolean isLastResort() {
        return false;
    }
}
