package com.payi.cdi.spi;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A lenient view of a part of a JSON document. What is absent, null or of another type than asked for reads as nothing:
 * providers and those who imitate them put null, text or fractions where a number is documented.
 *
 * @since 0.1
 */
public final class JsonTree {
    private static final JsonTree NOTHING = new JsonTree(null);

    private final Object value;

    private JsonTree(Object value) {
        this.value = value;
    }

    /**
     * A tree of plain values.
     *
     * @param value maps, lists, texts, numbers, booleans or null
     * @return the tree
     */
    public static JsonTree of(Object value) {
        return new JsonTree(value);
    }

    /**
     * The member at a path.
     *
     * @param path the names of members, from outside to inside
     * @return the member; one that does not exist if any step is missing
     */
    public JsonTree at(String... path) {
        Object current = value;
        for (String member : path) {
            current = current instanceof Map<?, ?> map ? map.get(member) : null;
        }
        return current == null ? NOTHING : new JsonTree(current);
    }

    /**
     * Whether there is a value.
     *
     * @return true for anything but null and what is absent
     */
    public boolean exists() {
        return value != null;
    }

    /**
     * Whether this is an object.
     *
     * @return true for an object, also an empty one
     */
    public boolean isObject() {
        return value instanceof Map;
    }

    /**
     * The elements of an array.
     *
     * @return the elements, none for anything else
     */
    public List<JsonTree> elements() {
        if (!(value instanceof List<?> list)) {
            return List.of();
        }
        List<JsonTree> elements = new ArrayList<>(list.size());
        for (Object element : list) {
            elements.add(new JsonTree(element));
        }
        return elements;
    }

    /**
     * The text.
     *
     * @return the text, null for anything else
     */
    public String text() {
        return value instanceof String text ? text : null;
    }

    /**
     * A count.
     *
     * @return the number, 0 for what is no number or negative, at most what Pay-i's 32 bits hold
     */
    public int count() {
        double number = 0;
        if (value instanceof Number n) {
            number = n.doubleValue();
        } else if (value instanceof String text) {
            number = parsed(text);
        }
        return (int) Math.max(0, Math.min(Integer.MAX_VALUE, number));
    }

    /**
     * A number of any size and sign.
     *
     * @return the number, 0 for what is none
     */
    public double number() {
        return value instanceof Number n ? n.doubleValue() : value instanceof String text ? parsed(text) : 0;
    }

    /**
     * Whether this is the value true.
     *
     * @return false for anything else
     */
    public boolean isTrue() {
        return Boolean.TRUE.equals(value);
    }

    /**
     * The members of an object.
     *
     * @return the members by name, none for anything else
     */
    public Map<?, ?> members() {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    /**
     * This part of the document as compact JSON.
     *
     * @return the JSON
     */
    public String toJson() {
        return JsonWriter.write(value);
    }

    private static double parsed(String text) {
        try {
            double number = Double.parseDouble(text);
            return Double.isFinite(number) ? number : 0;
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
