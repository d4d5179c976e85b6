package com.payi.cdi.internal.core.wire;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import com.payi.cdi.spi.JsonShape;
import com.payi.cdi.spi.JsonTree;

/** Keeps the wanted members of one JSON document. */
final class JsonTreeBuilder implements JsonHandler {
    /** Of all wanted values together. */
    private static final int MAX_KEPT = 1024 * 1024;
    /** About what an object or array, and a value in one, takes in memory beside its texts. */
    private static final int CONTAINER = 64;
    private static final int ENTRY = 32;

    private final JsonShape shape;
    private final Consumer<JsonTree> elements;
    private final Deque<Level> levels = new ArrayDeque<>();
    private Map<String, Object> root;
    private List<Object> rootArray;
    private int kept;
    private boolean full;
    private boolean cut;

    /** @param elements gets each element as it ends, if the document is an array; null to keep them all */
    JsonTreeBuilder(JsonShape shape, Consumer<JsonTree> elements) {
        this.shape = shape;
        this.elements = elements;
    }

    /** For another document. */
    void reset() {
        levels.clear();
        root = null;
        rootArray = null;
        kept = 0;
        full = false;
        cut = false;
    }

    boolean isCut() {
        return cut;
    }

    int size() {
        return kept;
    }

    JsonTree tree() {
        return JsonTree.of(root != null ? root : rootArray);
    }

    @Override
    public boolean member(byte[] name, int offset, int length) {
        return levels.peek().member(name, offset, length);
    }

    @Override
    public boolean begin(boolean object) {
        Level parent = levels.peek();
        if (!isRoom(CONTAINER)) {
            return false;
        }
        Level level = new Level(parent == null ? shape : parent.wanted, object);
        if (parent == null) {
            root = level.members;
            rootArray = level.elements;
        } else {
            parent.put(object ? level.members : level.elements);
        }
        levels.push(level);
        return true;
    }

    @Override
    public void end() {
        levels.pop();
        if (elements != null && rootArray != null && levels.size() == 1) {
            elements.accept(JsonTree.of(rootArray.remove(0)));
            kept = 0;
            full = false;
        }
    }

    @Override
    public void text(byte[] raw, int offset, int length, boolean escaped) {
        Level level = levels.peek();
        if (level != null && level.wanted.keepsValues() && isRoom(ENTRY)) {
            String text = cut(JsonStrings.text(raw, offset, length, escaped));
            if (isRoom(text.length())) {
                level.put(text);
            }
        }
    }

    @Override
    public void literal(byte[] raw, int offset, int length) {
        Level level = levels.peek();
        if (level != null && level.wanted.keepsValues() && isRoom(ENTRY)) {
            level.put(JsonLiterals.value(raw, offset, length));
        }
    }

    /** Not between the two halves of a character. */
    private static String cut(String text) {
        if (text.length() <= JsonScanner.MAX_TEXT) {
            return text;
        }
        boolean pair = Character.isHighSurrogate(text.charAt(JsonScanner.MAX_TEXT - 1));
        return text.substring(0, JsonScanner.MAX_TEXT + (pair ? 1 : 0));
    }

    private boolean isRoom(int size) {
        full |= kept + size > MAX_KEPT;
        cut |= full;
        kept += full ? 0 : size;
        return !full;
    }

    /** An object or array that is being read. */
    private static final class Level {
        private final JsonShape shape;
        private final Map<String, Object> members;
        private final List<Object> elements;
        private String member;
        /** Of the value that is being read. */
        private JsonShape wanted;

        private Level(JsonShape shape, boolean object) {
            this.shape = shape;
            this.members = object ? ShortMap.exact() : null;
            this.elements = object ? null : new ArrayList<>();
            this.wanted = object ? null : shape;
        }

        private boolean member(byte[] name, int offset, int length) {
            member = shape.memberName(name, offset, length);
            wanted = member == null ? null : shape.member(member);
            return wanted != null;
        }

        private void put(Object value) {
            if (members == null) {
                elements.add(value);
            } else {
                members.put(member, value);
            }
        }
    }
}
