package com.payi.cdi.internal.core.wire;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeMap;

/**
 * Values by name in the order that they came: members of JSON objects, headers. Most have a few entries: these are kept
 * side by side and compared one after the other, which takes less memory and less code than a table. With more entries
 * it is a table. For one thread at a time until it is published.
 */
public final class ShortMap<V> extends AbstractMap<String, V> {
    private static final int FEW = 16;
    private static final int FIRST_CAPACITY = 4;

    private final boolean anyCase;
    private String[] names = new String[FIRST_CAPACITY];
    private Object[] values = new Object[FIRST_CAPACITY];
    private int size;
    /** All entries, if they are more than a few; null if they are not. */
    private Map<String, V> many;

    private ShortMap(boolean anyCase) {
        this.anyCase = anyCase;
    }

    /** An empty one, whose names match as they are written. */
    static <V> ShortMap<V> exact() {
        return new ShortMap<>(false);
    }

    /** Headers by their names in any case. */
    public static Map<String, String> ofHeaders(Map<String, String> headers) {
        ShortMap<String> all = new ShortMap<>(true);
        all.putAll(headers);
        return Collections.unmodifiableMap(all);
    }

    /** Of values with one name, the last one counts. */
    @Override
    public V put(String name, V value) {
        if (many != null) {
            return many.put(name, value);
        }
        int index = index(name);
        if (index >= 0) {
            V before = value(index);
            values[index] = value;
            return before;
        }
        if (size == FEW) {
            many = anyCase ? new TreeMap<>(String.CASE_INSENSITIVE_ORDER) : new LinkedHashMap<>();
            for (int i = 0; i < size; i++) {
                many.put(names[i], value(i));
            }
            return many.put(name, value);
        }
        if (size == names.length) {
            names = Arrays.copyOf(names, 2 * size);
            values = Arrays.copyOf(values, 2 * size);
        }
        names[size] = name;
        values[size] = value;
        size++;
        return null;
    }

    @SuppressWarnings("unchecked")
    private V value(int index) {
        return (V) values[index];
    }

    private int index(Object name) {
        for (int i = 0; i < size; i++) {
            if (anyCase ? names[i].equalsIgnoreCase((String) name) : names[i].equals(name)) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public V get(Object name) {
        if (many != null) {
            return many.get(name);
        }
        int index = index(name);
        return index < 0 ? null : value(index);
    }

    @Override
    public boolean containsKey(Object name) {
        return many != null ? many.containsKey(name) : index(name) >= 0;
    }

    @Override
    public int size() {
        return many != null ? many.size() : size;
    }

    @Override
    public Set<Entry<String, V>> entrySet() {
        return many != null ? many.entrySet() : new Few();
    }

    private final class Few extends AbstractSet<Entry<String, V>> {
        @Override
        public Iterator<Entry<String, V>> iterator() {
            return new Iterator<>() {
                private int next;

                @Override
                public boolean hasNext() {
                    return next < size;
                }

                @Override
                public Entry<String, V> next() {
                    if (next == size) {
                        throw new NoSuchElementException();
                    }
                    Entry<String, V> entry = new SimpleImmutableEntry<>(names[next], value(next));
                    next++;
                    return entry;
                }
            };
        }

        @Override
        public int size() {
            return size;
        }
    }
}
