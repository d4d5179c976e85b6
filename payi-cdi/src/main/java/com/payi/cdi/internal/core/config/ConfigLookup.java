package com.payi.cdi.internal.core.config;

/** A source of configuration. */
public interface ConfigLookup {
    /** The value of a key: null where the key is absent; empty where it is set to an empty value, which blocks. */
    String value(String key);

    /** Names where the value of a key comes from, for messages; null if that is not known. */
    default String source(String key) {
        return null;
    }

    /** The names of all keys that can be listed. */
    Iterable<String> names();

    /** System properties and environment, on every platform. */
    static ConfigLookup ofEnvironment() {
        return new EnvironmentConfigLookup(System.getProperties(), System.getenv());
    }
}
