package com.payi.cdi.spi;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The members of a JSON document that a reader keeps. A path is the names of members, separated by dots. Arrays have no
 * step of their own: {@code choices.message} is the message of every choice. {@code *} is any member. The last member
 * is kept with everything in it; with {@code $} as the last step, it is kept only if it is a text, number or boolean.
 * Immutable.
 *
 * @since 0.1
 */
public final class JsonShape {
    private final Map<String, JsonShape> members = new LinkedHashMap<>();
    private boolean whole;
    private boolean plainValue;

    private JsonShape() {}

    /**
     * The members at given paths.
     *
     * @param paths for example {@code "id", "usage", "choices.message.tool_calls"}
     * @return the shape of a document with these members only
     */
    public static JsonShape of(String... paths) {
        JsonShape root = new JsonShape();
        for (String path : paths) {
            JsonShape shape = root;
            for (String member : path.split("\\.")) {
                if (member.equals("$")) {
                    shape.plainValue = true;
                } else {
                    shape = shape.members.computeIfAbsent(member, name -> new JsonShape());
                }
            }
            shape.whole |= !path.endsWith(".$");
        }
        return root;
    }

    /**
     * The whole document, for small documents.
     *
     * @return the shape that keeps everything
     */
    public static JsonShape everything() {
        JsonShape everything = new JsonShape();
        everything.whole = true;
        return everything;
    }

    /**
     * The shape of a member.
     *
     * @param name the member's name
     * @return its shape, null if it is not kept
     */
    public JsonShape member(String name) {
        if (whole) {
            return this;
        }
        JsonShape member = members.get(name);
        return member != null ? member : members.get("*");
    }

    /**
     * Whether a text, number or boolean is kept here.
     *
     * @return true if it is kept
     */
    public boolean keepsValues() {
        return whole || plainValue;
    }
}
