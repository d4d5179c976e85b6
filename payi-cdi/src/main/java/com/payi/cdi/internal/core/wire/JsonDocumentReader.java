package com.payi.cdi.internal.core.wire;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

import com.payi.cdi.spi.JsonShape;
import com.payi.cdi.spi.JsonTree;

/**
 * Reads one JSON document as its bytes pass and keeps only the wanted members, in memory that does not grow with the
 * document. What is not JSON ends the reading quietly: the bytes belong to the application.
 */
public final class JsonDocumentReader implements ByteSink {
    /** Of one text, in characters; a longer one is cut. */
    public static final int MAX_TEXT = JsonScanner.MAX_TEXT;

    private final JsonTreeBuilder builder;
    private final JsonScanner scanner;
    private boolean begun;

    public JsonDocumentReader(JsonShape shape) {
        this(shape, null);
    }

    /** @param elements gets each element as it ends, if the document is an array; null to keep them all */
    JsonDocumentReader(JsonShape shape, Consumer<JsonTree> elements) {
        this.builder = new JsonTreeBuilder(shape, elements);
        this.scanner = new JsonScanner(builder);
    }

    /** All of a document; a tree without anything if it is not a whole one. */
    public static JsonTree whole(byte[] document) {
        JsonDocumentReader reader = new JsonDocumentReader(JsonShape.everything());
        reader.accept(document, 0, document.length);
        return reader.isComplete() ? reader.tree() : JsonTree.of(null);
    }

    /** The wanted members of a text; of one that is no document, those before it goes wrong. */
    public static JsonTree read(JsonShape shape, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        JsonDocumentReader reader = new JsonDocumentReader(shape);
        reader.accept(bytes, 0, bytes.length);
        return reader.tree();
    }

    @Override
    public void accept(byte[] bytes, int offset, int length) {
        begun |= length > 0;
        scanner.accept(bytes, offset, length);
    }

    /** @return the index behind the last byte that belongs to the document */
    int acceptDocument(byte[] bytes, int offset, int length) {
        return scanner.accept(bytes, offset, length);
    }

    /** For another document. */
    void reset() {
        scanner.reset();
        builder.reset();
    }

    /** Whether nothing came at all. */
    public boolean isEmpty() {
        return !begun;
    }

    /** Whether the whole document has been read. */
    public boolean isComplete() {
        return scanner.isComplete();
    }

    /** Whether the whole document has been read, or what came is no document. */
    boolean isOver() {
        return scanner.isOver();
    }

    /** Whether wanted members were left out, because they are more than any usage needs. */
    public boolean isCut() {
        return builder.isCut();
    }

    /** About how many bytes of memory is kept of the document. */
    public int size() {
        return builder.size();
    }

    /** What was found so far, also of a document that ended too early. */
    public JsonTree tree() {
        return builder.tree();
    }
}
