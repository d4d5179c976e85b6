package com.payi.cdi.spi;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
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
    private Name[] names = {};

    /** A member's name, also as a document has it. */
    private record Name(String text, byte[] utf8) {
        private Name(String text) {
            this(text, text.getBytes(StandardCharsets.UTF_8));
        }

        private boolean matches(byte[] bytes, int offset, int length) {
            return utf8.length == length && utf8[0] == bytes[offset]
                    && Arrays.equals(utf8, 0, length, bytes, offset, offset + length);
        }
    }

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
        root.listNames();
        return root;
    }

    private void listNames() {
        names = members.keySet().stream().filter(name -> !name.isEmpty()).map(Name::new).toArray(Name[]::new);
        members.values().forEach(JsonShape::listNames);
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
     * The name of a kept member, as a document has it: found without making a text of the names that are not kept.
     *
     * @param utf8 contains the name in UTF-8, without escapes
     * @param offset where the name begins
     * @param length how many bytes the name has
     * @return the name, null if the member is not kept
     */
    public String memberName(byte[] utf8, int offset, int length) {
        for (Name name : names) {
            if (length > 0 && name.matches(utf8, offset, length)) {
                return name.text();
            }
        }
        return whole || members.containsKey("*") ? new String(utf8, offset, length, StandardCharsets.UTF_8) : null;
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
