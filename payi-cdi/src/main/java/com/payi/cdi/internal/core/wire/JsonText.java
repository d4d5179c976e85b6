package com.payi.cdi.internal.core.wire;

import com.payi.cdi.spi.JsonTree;

/**
 * Writes compact JSON, part by part. To characters, not bytes: half a surrogate pair, which a cut text may end with, stays
 * what it is.
 */
public final class JsonText {
    private static final int FIRST_CAPACITY = 1024;

    private final StringBuilder text = new StringBuilder(FIRST_CAPACITY);
    /** Whether a comma stands before what comes next. */
    private boolean behindValue;

    public JsonText beginObject() {
        return begin('{');
    }

    public JsonText endObject() {
        return end('}');
    }

    public JsonText beginArray() {
        return begin('[');
    }

    public JsonText endArray() {
        return end(']');
    }

    private JsonText begin(char bracket) {
        comma();
        text.append(bracket);
        behindValue = false;
        return this;
    }

    private JsonText end(char bracket) {
        text.append(bracket);
        behindValue = true;
        return this;
    }

    /** Of the member whose value comes next; whatever characters it has. */
    public JsonText name(String name) {
        value(name);
        text.append(':');
        behindValue = false;
        return this;
    }

    /**
     * A member; left out if its value is null.
     *
     * @param name without a character that JSON writes in another way
     */
    public JsonText member(String name, Object value) {
        if (value == null) {
            return this;
        }
        comma();
        text.append('"').append(name).append("\":");
        behindValue = false;
        return value(value);
    }

    /** A text, number, boolean, null, or a map or list of them. */
    public JsonText value(Object value) {
        comma();
        JsonTree.of(value).appendTo(text);
        behindValue = true;
        return this;
    }

    private void comma() {
        if (behindValue) {
            text.append(',');
        }
    }

    /** All that is written so far. */
    @Override
    public String toString() {
        return text.toString();
    }
}
