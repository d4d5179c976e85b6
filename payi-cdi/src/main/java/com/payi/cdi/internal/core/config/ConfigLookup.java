package com.payi.cdi.internal.core.config;

/** Where configuration comes from. */
public interface ConfigLookup {
    /** The value of a key: null where the key is absent, and empty where it is set to nothing, which blocks. */
    String value(String key);

    /** The names of all keys that can be listed. */
    Iterable<String> names();

    /** System properties and environment, whatever the platform has. */
    static ConfigLookup ofEnvironment() {
        return new EnvironmentConfigLookup(System.getProperties(), System.getenv());
    }
}
