package com.payi.cdi.internal.edge.config;

import com.payi.cdi.internal.core.config.ConfigLookup;

/** Finds the configuration of the platform that the library runs on. */
public final class PlatformConfig {
    private PlatformConfig() {}

    /** MicroProfile Config where the platform has an implementation, else system properties and environment. */
    public static ConfigLookup lookup() {
        try {
            return new MicroProfileConfigLookup();
        } catch (LinkageError | RuntimeException e) {
            // No API on the class path, or an API without an implementation.
            return ConfigLookup.ofEnvironment();
        }
    }
}
