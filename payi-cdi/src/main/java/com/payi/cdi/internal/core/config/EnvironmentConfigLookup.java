package com.payi.cdi.internal.core.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

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
        String variable = value == null ? variable(key) : null;
        return variable == null ? value : environment.get(variable);
    }

    @Override
    public String source(String key) {
        if (properties.getProperty(key) != null) {
            return "the system properties";
        }
        String variable = variable(key);
        return variable == null ? null : "the environment variable " + variable;
    }

    /** The variable that has the value of a key; null if there is none. */
    private String variable(String key) {
        return Stream.of(key, VariableName.withUnderscores(key), VariableName.of(key))
                .filter(name -> environment.get(name) != null).findFirst().orElse(null);
    }

    @Override
    public Iterable<String> names() {
        List<String> names = new ArrayList<>(properties.stringPropertyNames());
        names.addAll(environment.keySet());
        return names;
    }
}
