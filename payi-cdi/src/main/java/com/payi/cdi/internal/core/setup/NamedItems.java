package com.payi.cdi.internal.core.setup;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.payi.cdi.internal.core.config.ConfigKey;
import com.payi.cdi.internal.core.config.PayiConfiguration;
import com.payi.cdi.internal.core.context.ContextValues;

/** The use cases and limits that an application names, each once; for one thread. */
public final class NamedItems {
    private final Map<String, NamedItem> useCases = new LinkedHashMap<>();
    private final Map<String, NamedItem> limits = new LinkedHashMap<>();

    /** Adds what the configuration names. */
    public NamedItems of(PayiConfiguration configuration) {
        if (configuration.globalContext()) {
            useCase(configuration.global().useCaseName(), ConfigKey.USE_CASE_NAME.key());
            limits(configuration.global().limitIds(), ConfigKey.LIMIT_IDS.key());
        }
        configuration.limits().caps().names().stream().sorted().forEach(name -> useCase(name, "payi.use-cases"));
        configuration.limits().max().names().stream().sorted().forEach(id -> limit(id, "payi.limits.max"));
        configuration.setup().limits().names().stream().sorted().forEach(id -> limit(id, "payi.setup.limits"));
        return this;
    }

    /** Adds what the values of a context name. */
    public NamedItems of(ContextValues values) {
        useCase(values.useCaseName(), values.origin());
        limits(values.limitIds(), values.origin());
        return this;
    }

    /** Use cases first. */
    public List<NamedItem> all() {
        Map<String, NamedItem> all = new LinkedHashMap<>();
        useCases.forEach((name, item) -> all.put("u" + name, item));
        limits.forEach((id, item) -> all.put("l" + id, item));
        return List.copyOf(all.values());
    }

    /** @param name null or empty for none */
    private void useCase(String name, String origin) {
        if (name != null && !name.isBlank()) {
            useCases.putIfAbsent(name, new NamedItem(NamedItem.Kind.USE_CASE, name, origin));
        }
    }

    private void limits(List<String> ids, String origin) {
        if (ids != null) {
            ids.forEach(id -> limit(id, origin));
        }
    }

    private void limit(String id, String origin) {
        if (!id.isBlank()) {
            limits.putIfAbsent(id.strip(), new NamedItem(NamedItem.Kind.LIMIT, id.strip(), origin));
        }
    }
}
