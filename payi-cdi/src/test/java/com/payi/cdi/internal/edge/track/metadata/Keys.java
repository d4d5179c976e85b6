package com.payi.cdi.internal.edge.track.metadata;

import java.util.Map;

import com.payi.cdi.internal.core.config.ConfigLookup;

/** A configuration with these keys. */
record Keys(Map<String, String> values) implements ConfigLookup {
    static final Keys NONE = new Keys(Map.of());

    static Keys of(String key, String value) {
        return new Keys(Map.of(key, value));
    }

    @Override
    public String value(String key) {
        return values.get(key);
    }

    @Override
    public Iterable<String> names() {
        return values.keySet();
    }
}
