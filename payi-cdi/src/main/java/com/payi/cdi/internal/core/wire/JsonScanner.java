package com.payi.cdi.internal.core.wire;

/**
 * Walks over one JSON document as its bytes pass, wherever they are split, and shows its handler the parts that it
 * wants. The time is proportional to the bytes, and the memory is limited whatever the document has: names, texts and
 * numbers are cut, and what is nested too deeply is skipped. It does not check what it skips. A byte that can have no
 * place in a document ends the reading.
 */
public final class JsonScanner {
    /** Of one text, in characters: more than any id, name or number needs. Arguments of tool calls are cut here. */
    static final int MAX_TEXT = 64 * 1024;
    /** A character of a text is at most an escape of six bytes. */
    private static final int MAX_TEXT_BYTES = 6 * MAX_TEXT;
    private static final int MAX_NAME_BYTES = 1024;
    private static final int MAX_LITERAL_BYTES = 1024;
    /** Objects and arrays in each other that a handler can enter: one bit of {@link #objects} each. */
    private static final int MAX_DEPTH = Long.SIZE;

    private enum State {
        /** A value comes, or the end of an array. */
        VALUE,
        /** A member's name comes, or the end of an object. */
        NAME, COLON,
        /** A comma comes, or the end of an object or array. */
        NEXT, TEXT, LITERAL,
        /** In an object or array that is not wanted. */
        SKIPPED, COMPLETE, BROKEN
    }

    private enum Text {
        NAME, VALUE, SKIPPED
    }

    private final JsonHandler handler;
    private final PartBuffer split = new PartBuffer();
    private State state = State.VALUE;
    private boolean wanted = true;
    private int depth;
    /** Whether the entered levels are objects; the innermost is the lowest bit. */
    private long objects;
    private long skippedDepth;
    private Text text = Text.SKIPPED;
    private boolean afterBackslash;
    private boolean escaped;
    private int position;

    public JsonScanner(JsonHandler handler) {
        this.handler = handler;
    }

    /** For another document. */
    public void reset() {
        state = State.VALUE;
        wanted = true;
        depth = 0;
        skippedDepth = 0;
        afterBackslash = false;
        split.clear();
    }

    /** Whether the whole document has been read. */
    public boolean isComplete() {
        return state == State.COMPLETE;
    }

    /** Whether there is nothing more to read: the document is complete, or is none. */
    public boolean isOver() {
        return state == State.COMPLETE || state == State.BROKEN;
    }

    /** While the handler is called: the index of the byte that the scanner looks at. */
    public int position() {
        return position;
    }

    /** @return the index behind the last byte that belongs to the document */
    public int accept(byte[] bytes, int offset, int length) {
        int end = offset + length;
        int i = offset;
        while (i < end && !isOver()) {
            switch (state) {
                case TEXT -> i = text(bytes, i, end);
                case LITERAL -> i = literal(bytes, i, end);
                case SKIPPED -> i = skipped(bytes, i, end);
                default -> {
                    if (bytes[i] > ' ' || bytes[i] < 0) {
                        position = i;
                        i = structure(bytes[i], i);
                    } else {
                        i++;
                    }
                }
            }
        }
        return i;
    }

    private int structure(byte b, int i) {
        switch (state) {
            case VALUE -> {
                return value(b, i);
            }
            case NAME -> {
                if (b == '"') {
                    beginText(Text.NAME);
                } else {
                    close(b);
                }
            }
            case COLON -> state = b == ':' ? State.VALUE : State.BROKEN;
            default -> {
                if (b == ',') {
                    state = inObject() ? State.NAME : State.VALUE;
                    wanted = true;
                } else {
                    close(b);
                }
            }
        }
        return i + 1;
    }

    private int value(byte b, int i) {
        switch (b) {
            case '"' -> beginText(wanted ? Text.VALUE : Text.SKIPPED);
            case '{', '[' -> begin(b == '{');
            case ']' -> close(b);
            case '}', ',', ':' -> state = State.BROKEN;
            default -> {
                state = depth == 0 ? State.COMPLETE : State.LITERAL;
                return i;
            }
        }
        return i + 1;
    }

    private void begin(boolean object) {
        if (wanted && depth < MAX_DEPTH && handler.begin(object)) {
            depth++;
            objects = objects << 1 | (object ? 1 : 0);
            state = object ? State.NAME : State.VALUE;
        } else {
            skippedDepth = 1;
            state = State.SKIPPED;
        }
    }

    private void close(byte b) {
        if (depth == 0 || b != (inObject() ? '}' : ']')) {
            state = State.BROKEN;
            return;
        }
        handler.end();
        depth--;
        objects >>>= 1;
        valueEnds();
    }

    private void valueEnds() {
        state = depth == 0 ? State.COMPLETE : State.NEXT;
    }

    private boolean inObject() {
        return (objects & 1) != 0;
    }

    /** Texts in it are skipped as texts, because they may have brackets. */
    private int skipped(byte[] bytes, int from, int end) {
        int i = ByteSearch.quoteOrBracket(bytes, from, end);
        if (i == end) {
            return i;
        }
        switch (bytes[i]) {
            case '"' -> beginText(Text.SKIPPED);
            case '{', '[' -> skippedDepth++;
            case '}', ']' -> {
                skippedDepth--;
                if (skippedDepth == 0) {
                    valueEnds();
                }
            }
            default -> {
                // Not a bracket: the search also stops at a few bytes that JSON does not have here.
            }
        }
        return i + 1;
    }

    private void beginText(Text use) {
        text = use;
        escaped = false;
        state = State.TEXT;
    }

    private int text(byte[] bytes, int from, int end) {
        int i = text == Text.SKIPPED ? endOfSkipped(bytes, from, end) : endOfWanted(bytes, from, end);
        position = i;
        if (i < end) {
            textEnds(bytes, from, i);
            return i + 1;
        }
        if (text != Text.SKIPPED) {
            split.append(bytes, from, end - from, text == Text.NAME ? MAX_NAME_BYTES : MAX_TEXT_BYTES);
        }
        return end;
    }

    private int endOfWanted(byte[] bytes, int from, int end) {
        int i = ByteSearch.quoteOrBackslash(bytes, afterBackslash ? from + 1 : from, end);
        afterBackslash = false;
        while (i < end && bytes[i] == '\\') {
            escaped = true;
            afterBackslash = i + 1 == end;
            i = ByteSearch.quoteOrBackslash(bytes, Math.min(end, i + 2), end);
        }
        return i;
    }

    /** Looks for quotes only, and back from each: most escapes have nothing to do with the end of a text. */
    private int endOfSkipped(byte[] bytes, int from, int end) {
        int begin = afterBackslash ? from + 1 : from;
        int i = ByteSearch.unescapedQuote(bytes, begin, end);
        afterBackslash = i == end && ByteSearch.isEscaped(bytes, begin, end);
        return i;
    }

    private void textEnds(byte[] bytes, int from, int end) {
        if (skippedDepth > 0) {
            state = State.SKIPPED;
            return;
        }
        if (text == Text.SKIPPED) {
            valueEnds();
            return;
        }
        int limit = text == Text.NAME ? MAX_NAME_BYTES : MAX_TEXT_BYTES;
        if (split.isEmpty()) {
            textIs(bytes, from, Math.min(limit, end - from));
        } else {
            split.append(bytes, from, end - from, limit);
            textIs(split.bytes(), 0, split.length());
            split.clear();
        }
    }

    private void textIs(byte[] bytes, int offset, int length) {
        if (text == Text.VALUE) {
            handler.text(bytes, offset, length, escaped);
            valueEnds();
            return;
        }
        state = State.COLON;
        if (escaped) {
            byte[] name = JsonStrings.utf8(bytes, offset, length);
            wanted = handler.member(name, 0, name.length);
        } else {
            wanted = handler.member(bytes, offset, length);
        }
    }

    private int literal(byte[] bytes, int from, int end) {
        int i = literalEnd(bytes, from, end);
        position = i;
        if (i == end) {
            split.append(bytes, from, end - from, MAX_LITERAL_BYTES);
            return i;
        }
        if (split.isEmpty()) {
            literalIs(bytes, from, i - from);
        } else {
            split.append(bytes, from, i - from, MAX_LITERAL_BYTES);
            literalIs(split.bytes(), 0, split.length());
            split.clear();
        }
        state = State.NEXT;
        return i;
    }

    /** Half a number is another number: one that is too long has no value. */
    private void literalIs(byte[] bytes, int offset, int length) {
        if (wanted) {
            handler.literal(bytes, offset, length < MAX_LITERAL_BYTES ? length : 0);
        }
    }

    /** The index behind the number or word that begins at an index. */
    static int literalEnd(byte[] bytes, int from, int end) {
        int i = from;
        while (i < end && isOfLiteral(bytes[i])) {
            i++;
        }
        return i;
    }

    private static boolean isOfLiteral(byte b) {
        return b > ' ' && b != ',' && b != '}' && b != ']' && b != '"' && b != '{' && b != '[' && b != ':';
    }
}
