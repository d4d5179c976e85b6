package com.payi.cdi.internal.edge.request;

import java.security.Principal;

/** Something that may know who the caller is. A platform adds its own as a bean. */
@FunctionalInterface
public interface PrincipalSource {
    /** Null, an anonymous principal or any exception where the caller is not known. */
    Principal caller();
}
