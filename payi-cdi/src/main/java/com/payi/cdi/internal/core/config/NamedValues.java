package com.payi.cdi.internal.core.config;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Values by names that the user chooses, such as those of limits and models. An environment variable has lost the case and
 * the punctuation of a name: its value is that of every name that is written alike, unless a key has that very name.
 */
public final class NamedValues<V> {
    private static final Pattern CERTAIN = Pattern.compile("[a-z0-9]+");

    private final Map<String, V> byName;
    private final Map<String, V> byVariable;

    private NamedValues(Map<String, V> byName, Map<String, V> byVariable) {
        this.byName = Map.copyOf(byName);
        this.byVariable = Map.copyOf(byVariable);
    }

    public static <V> NamedValues<V> of(Map<String, V> byName) {
        return new NamedValues<>(byName, Map.of());
    }

    /** Null if there is none. */
    public V get(String name) {
        V value = byName.get(name);
        return value == null && !byVariable.isEmpty() ? byVariable.get(VariableName.of(name)) : value;
    }

    public boolean isEmpty() {
        return byName.isEmpty() && byVariable.isEmpty();
    }

    public boolean containsValue(V value) {
        return byName.containsValue(value) || byVariable.containsValue(value);
    }

    /** The names as far as their spelling is known; a variable's name of one word is taken for one in lower case. */
    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>(byName.keySet());
        byVariable.keySet().stream().map(String::toLowerCase).filter(name -> CERTAIN.matcher(name).matches())
                .forEach(names::add);
        return names;
    }

    @Override
    public String toString() {
        return byName + (byVariable.isEmpty() ? "" : ", by variables " + byVariable);
    }

    /** For one thread. */
    static final class Builder<V> {
        private final Map<String, V> byName = new LinkedHashMap<>();
        private final Map<String, V> byVariable = new LinkedHashMap<>();

        /** The value that was put for the name of that key, else the default. */
        V get(ListedKey key, V defaultValue) {
            V value = key.spelled() ? byName.get(key.chosen()) : byVariable.get(VariableName.of(key.chosen()));
            return value == null ? defaultValue : value;
        }

        void put(ListedKey key, V value) {
            put(key, key.chosen(), value);
        }

        /** @param name what the key names, made uniform */
        void put(ListedKey key, String name, V value) {
            if (key.spelled()) {
                byName.put(name, value);
            } else {
                byVariable.put(VariableName.of(name), value);
            }
        }

        NamedValues<V> build() {
            return new NamedValues<>(byName, byVariable);
        }
    }
}
