package com.payi.cdi.internal.core.config;

/** Which events tell their operation and attempt. */
public enum AttemptProperties {
    /** None. */
    NEVER,
    /** Those of the second and later attempts. */
    RETRIES,
    /** All. */
    ALWAYS
}
