package com.payi.cdi.spi;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which members of a JSON document are wanted. A path names members separated by dots; arrays are passed through, so that
 * {@code choices.message} means the message of every choice, and {@code *} is any member. The last member is kept with all
 * that is in it; {@code $} at the end keeps a plain value only.
 *
 * @since 0.1
 */
public final class JsonShape {
    private final Map<String, JsonShape> members = new LinkedHashMap<>();
    private boolean whole;
    private boolean plainValue;

    private JsonShape() {}

    /**
     * The members at some paths.
     *
     * @param paths for example {@code "id", "usage", "choices.message.tool_calls"}
     * @return the shape of a document with just these
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
     * The whole document; for small ones.
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
     * @return its shape, null if it is not wanted
     */
    public JsonShape member(String name) {
        if (whole) {
            return this;
        }
        JsonShape member = members.get(name);
        return member != null ? member : members.get("*");
    }

    /**
     * Whether a plain value is wanted here.
     *
     * @return true if a text, number or boolean is to be kept
     */
    public boolean keepsValues() {
        return whole || plainValue;
    }
}
