package com.payi.cdi.internal.edge.config;

import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.ConfigValue;

import com.payi.cdi.internal.core.config.ConfigLookup;

/** A class of its own: loading it fails where MicroProfile Config is missing. */
final class MicroProfileConfigLookup implements ConfigLookup {
    private final Config config = ConfigProvider.getConfig();

    /** Not with getOptionalValue, which does not distinguish an empty value from a missing one. */
    @Override
    public String value(String key) {
        ConfigValue value = config.getConfigValue(key);
        return value == null ? null : value.getValue();
    }

    @Override
    public String source(String key) {
        ConfigValue value = config.getConfigValue(key);
        return value == null ? null : value.getSourceName();
    }

    @Override
    public Iterable<String> names() {
        return config.getPropertyNames();
    }
}
