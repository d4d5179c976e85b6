package com.payi.cdi.internal.core.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/** System properties first, then the environment with MicroProfile Config's spelling of names. */
final class EnvironmentConfigLookup implements ConfigLookup {
    private final Properties properties;
    private final Map<String, String> environment;

    EnvironmentConfigLookup(Properties properties, Map<String, String> environment) {
        this.properties = properties;
        this.environment = environment;
    }

    @Override
    public String value(String key) {
        String value = properties.getProperty(key);
        if (value == null) {
            value = environment.get(key);
        }
        String underscored = key.replaceAll("[^A-Za-z0-9]", "_");
        if (value == null) {
            value = environment.get(underscored);
        }
        return value != null ? value : environment.get(underscored.toUpperCase(Locale.ROOT));
    }

    @Override
    public Iterable<String> names() {
        List<String> names = new ArrayList<>(properties.stringPropertyNames());
        names.addAll(environment.keySet());
        return names;
    }
}
