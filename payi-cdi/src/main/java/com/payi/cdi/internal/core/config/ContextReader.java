package com.payi.cdi.internal.core.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.payi.cdi.internal.core.context.ContextField;
import com.payi.cdi.internal.core.context.ContextValues;
import com.payi.cdi.internal.core.context.UseCaseName;
import com.payi.cdi.internal.core.log.PayiLogger;

/** Reads the values of the context that the configuration gives for every call. An empty value blocks. */
final class ContextReader {
    private final ConfigLookup lookup;
    private final ValueReader values;
    private final List<String> problems;

    ContextReader(ConfigLookup lookup, ValueReader values, List<String> problems) {
        this.lookup = lookup;
        this.values = values;
        this.problems = problems;
    }

    /**
     * Reads all values.
     *
     * @param applicationName the use case's name where none is configured, null for none
     * @param proxy whether calls are proxied
     */
    ContextValues read(String applicationName, boolean proxy) {
        ContextValues.Builder context = ContextValues.builder().set(ContextField.PROXY, proxy);
        for (ConfigKey key : ConfigKey.values()) {
            if (key.field() != null) {
                context.set(key.field(), value(key, applicationName));
            }
        }
        return context.build();
    }

    private Object value(ConfigKey key, String applicationName) {
        return switch (key.field().kind()) {
            case TEXT -> key == ConfigKey.USE_CASE_NAME ? useCaseName(applicationName) : lookup.value(key.key());
            case NUMBER -> values.text(key) == null ? null : values.number(key, "a version, an integer from 0 on", 0);
            case AMOUNT -> values.text(key) == null ? null : values.amount(key);
            case FLAG -> values.text(key) == null ? null : values.flag(key);
            case LIST -> lookup.value(key.key()) == null ? null : List.of(lookup.value(key.key()).split(","));
            case PROPERTIES -> properties(key);
        };
    }

    private String useCaseName(String applicationName) {
        String name = lookup.value(ConfigKey.USE_CASE_NAME.key());
        if (name == null) {
            return applicationName == null || applicationName.isBlank() ? null : UseCaseName.fitted(applicationName);
        }
        if (!name.isEmpty() && !UseCaseName.isValid(name)) {
            problems.add(
                    PayiLogger.LOG.configuredUseCaseName(ConfigKey.USE_CASE_NAME.key(), name, UseCaseName.fitted(name)));
        }
        return name;
    }

    /** Null where no key gives one. */
    private Map<String, String> properties(ConfigKey key) {
        Map<String, String> properties = new LinkedHashMap<>();
        for (ListedKey listed : values.listed(key)) {
            properties.put(listed.chosen(), lookup.value(listed.name()));
        }
        return properties.isEmpty() ? null : properties;
    }
}
