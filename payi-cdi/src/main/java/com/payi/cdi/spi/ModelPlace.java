package com.payi.cdi.spi;

/**
 * Where a request names its model, so that {@code payi.limits.fallback.*} can put another one there.
 *
 * @since 0.1
 */
public enum ModelPlace {
    /** The place is not known, or what stands there must not be changed, for example because it is signed. */
    UNKNOWN,
    /** The member {@code model} of the request, which is one JSON object. */
    BODY,
    /** The segment of the path behind {@code models} or {@code deployments}, up to a colon. */
    PATH
}
