package com.payi.cdi.internal.config;

/** Where configuration comes from. */
public interface ConfigLookup {
    /** The value of a key: null where the key is absent, and empty where it is set to nothing, which blocks. */
    String value(String key);

    /** The names of all keys that can be listed. */
    Iterable<String> names();

    /** MicroProfile Config where the platform has an implementation, else system properties and environment. */
    static ConfigLookup ofPlatform() {
        try {
            return new MicroProfileConfigLookup();
        } catch (LinkageError | RuntimeException e) {
            // No API on the class path, or an API without an implementation.
            return ofEnvironment();
        }
    }

    /** System properties and environment, whatever the platform has. */
    static ConfigLookup ofEnvironment() {
        return new EnvironmentConfigLookup(System.getProperties(), System.getenv());
    }
}
