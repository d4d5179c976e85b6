package com.payi.cdi.spi;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A lenient view of a part of a JSON document. A value that is absent, null or of another type than requested reads as
 * nothing, because providers send null, texts or fractions where they document a number. Immutable.
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
     * @return the member; a tree for which {@link #exists()} is false if a step is missing
     */
    public JsonTree at(String... path) {
        Object current = value;
        for (String member : path) {
            current = current instanceof Map<?, ?> map ? map.get(member) : null;
        }
        return current == null ? NOTHING : new JsonTree(current);
    }

    /**
     * The member of a name.
     *
     * @param member its name
     * @return the member; a tree for which {@link #exists()} is false if there is none
     */
    public JsonTree at(String member) {
        Object found = value instanceof Map<?, ?> map ? map.get(member) : null;
        return found == null ? NOTHING : new JsonTree(found);
    }

    /**
     * Whether there is a value.
     *
     * @return false for null and for a value that is absent
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
     * A count, for example of tokens. A text that is a number counts as one; a fraction is cut.
     *
     * @return the number, 0 for a negative number and for any other value, at most {@link Integer#MAX_VALUE}
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
     * A number of any size and sign. A text that is a number counts as one.
     *
     * @return the number, 0 for any other value
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
     * This part of the document as compact JSON, on one line.
     *
     * @return the JSON
     */
    public String toJson() {
        StringBuilder json = new StringBuilder();
        appendTo(json);
        return json.toString();
    }

    /**
     * Appends this part of the document as {@link #toJson()} writes it.
     *
     * @param json gets the JSON
     */
    public void appendTo(StringBuilder json) {
        JsonWriter.write(value, json);
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
