package com.payi.cdi.internal.edge.request;

import java.security.Principal;

/** A part of the platform that may know the current user. Quarkus adds its own as a bean. */
@FunctionalInterface
public interface PrincipalSource {
    /** Returns null or an anonymous principal, or throws any exception, where the user is not known. */
    Principal principal();

    /** Whether the others are asked before. */
    default boolean isLast() {
        return false;
    }
}
