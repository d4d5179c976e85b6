package com.payi.cdi.internal.core.wire;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.async.ByteArrayFeeder;
import com.payi.cdi.spi.JsonShape;
import com.payi.cdi.spi.JsonTree;

/**
 * Reads one JSON document as its bytes pass and keeps only the wanted members, in memory that does not grow with the
 * document. What is not JSON ends the reading quietly: the bytes belong to the application.
 */
public final class JsonDocumentReader implements ByteSink {
    /** Of one text, more than any id, name or number needs; arguments of tool calls are cut here. */
    public static final int MAX_TEXT = 64 * 1024;
    /** Of all wanted values together. */
    private static final int MAX_KEPT = 1024 * 1024;
    private static final JsonFactory FACTORY = new JsonFactory();

    private final JsonShape shape;
    private final Consumer<JsonTree> elements;
    private final boolean followed;
    private final LongStringCutter cutter = new LongStringCutter(this::feed, MAX_TEXT);
    private final Deque<Level> levels = new ArrayDeque<>();
    private JsonParser parser;
    private Map<String, Object> root;
    private List<Object> rootArray;
    private int skippedDepth;
    private int kept;
    private boolean complete;
    private boolean broken;

    public JsonDocumentReader(JsonShape shape) {
        this(shape, null, false);
    }

    /** For the first of many documents. */
    static JsonDocumentReader ofMany(JsonShape shape) {
        return new JsonDocumentReader(shape, null, true);
    }

    /** @param elements gets each element as it ends, if the document is an array; null to keep them all */
    JsonDocumentReader(JsonShape shape, Consumer<JsonTree> elements) {
        this(shape, elements, false);
    }

    private JsonDocumentReader(JsonShape shape, Consumer<JsonTree> elements, boolean followed) {
        this.shape = shape;
        this.elements = elements;
        this.followed = followed;
    }

    /** For the document that follows: this reader, if its parser stands exactly behind its own document. */
    JsonDocumentReader next() {
        if (!complete || broken || parser == null || !((ByteArrayFeeder) parser.getNonBlockingInputFeeder()).needMoreInput()) {
            return ofMany(shape);
        }
        root = null;
        rootArray = null;
        kept = 0;
        complete = false;
        return this;
    }

    @Override
    public void accept(byte[] bytes, int offset, int length) {
        if (!complete && !broken) {
            cutter.accept(bytes, offset, length);
        }
    }

    /** Whether the whole document has been read. */
    public boolean isComplete() {
        return complete;
    }

    /** Whether the document is not JSON, so that it cannot be read any further. */
    boolean isBroken() {
        return broken;
    }

    /** About how many bytes of memory is kept of the document. */
    public int size() {
        return kept;
    }

    /** What was found so far, also of a document that ended too early. */
    public JsonTree tree() {
        return JsonTree.of(root != null ? root : rootArray);
    }

    private void feed(byte[] bytes, int offset, int length) {
        if (complete || broken) {
            return;
        }
        try {
            if (parser == null) {
                parser = FACTORY.createNonBlockingByteArrayParser();
            }
            ((ByteArrayFeeder) parser.getNonBlockingInputFeeder()).feedInput(bytes, offset, offset + length);
            for (JsonToken token = parser.nextToken(); token != null && token != JsonToken.NOT_AVAILABLE; token = complete
                    ? null
                    : parser.nextToken()) {
                take(token);
            }
            if (complete && !followed) {
                parser.close();
            }
        } catch (IOException e) {
            broken = true;
        }
    }

    private void take(JsonToken token) throws IOException {
        if (skippedDepth > 0) {
            skippedDepth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            if (skippedDepth == 0) {
                levels.peek().member = null;
            }
            return;
        }
        if (token == JsonToken.FIELD_NAME) {
            levels.peek().member = parser.currentName();
        } else if (token.isStructStart()) {
            begin(token == JsonToken.START_OBJECT);
        } else if (token.isStructEnd()) {
            levels.pop();
            complete = levels.isEmpty();
            if (elements != null && rootArray != null && levels.size() == 1) {
                elements.accept(JsonTree.of(rootArray.remove(0)));
                kept = 0;
            }
        } else {
            value(token);
        }
    }

    private void begin(boolean object) {
        Level parent = levels.peek();
        JsonShape wanted = parent == null ? shape : parent.wantedShape();
        if (wanted == null || kept > MAX_KEPT) {
            skippedDepth = 1;
            return;
        }
        Level level = new Level(wanted, object);
        if (parent == null) {
            root = level.members;
            rootArray = level.elements;
        } else {
            parent.put(object ? level.members : level.elements);
        }
        kept += 16;
        levels.push(level);
    }

    private void value(JsonToken token) throws IOException {
        Level level = levels.peek();
        if (level == null) {
            // In a document of a single plain value, nothing is wanted.
            complete = true;
            return;
        }
        JsonShape wanted = level.wantedShape();
        if (wanted == null || !wanted.keepsValues() || kept > MAX_KEPT) {
            level.member = null;
            return;
        }
        level.put(plain(token));
    }

    private Object plain(JsonToken token) throws IOException {
        kept += 16;
        switch (token) {
            case VALUE_STRING:
                String text = parser.getText();
                kept += text.length();
                return text;
            case VALUE_NUMBER_INT:
                return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                        ? (Object) parser.getDoubleValue()
                        : (Object) parser.getLongValue();
            case VALUE_NUMBER_FLOAT:
                return parser.getDoubleValue();
            case VALUE_TRUE:
                return Boolean.TRUE;
            case VALUE_FALSE:
                return Boolean.FALSE;
            default:
                return null;
        }
    }

    /** An object or array that is being read. */
    private static final class Level {
        private final JsonShape shape;
        private final Map<String, Object> members;
        private final List<Object> elements;
        private String member;

        private Level(JsonShape shape, boolean object) {
            this.shape = shape;
            this.members = object ? new LinkedHashMap<>() : null;
            this.elements = object ? null : new ArrayList<>();
        }

        private JsonShape wantedShape() {
            return members == null ? shape : shape.member(member);
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
