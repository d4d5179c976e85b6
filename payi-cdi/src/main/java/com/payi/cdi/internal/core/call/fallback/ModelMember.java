package com.payi.cdi.internal.core.call.fallback;

import com.payi.cdi.internal.core.wire.JsonHandler;
import com.payi.cdi.internal.core.wire.JsonScanner;
import com.payi.cdi.internal.core.wire.JsonStrings;

/** Finds the member {@code model} of a request that is one JSON object, as its bytes pass. */
final class ModelMember implements JsonHandler {
    private final JsonScanner scanner = new JsonScanner(this);
    /** The index in the request of the first byte of the array that is looked at. */
    private int origin;
    private int passed;
    private boolean entered;
    private int nameEnd = -1;
    private int textEnd = -1;
    private String model;

    void accept(byte[] bytes, int offset, int length) {
        origin = passed - offset;
        passed += length;
        scanner.accept(bytes, offset, length);
    }

    /** Whether nothing more can be found. */
    boolean isSettled() {
        return model != null || scanner.isOver();
    }

    /** Null where the request names none. */
    String model() {
        return model;
    }

    /** The index in the request of the byte behind the member's name. */
    int from() {
        return nameEnd;
    }

    /** The index in the request of the byte behind the member's text. */
    int to() {
        return textEnd;
    }

    @Override
    public boolean member(byte[] utf8, int offset, int length) {
        boolean wanted = model == null && isModel(utf8, offset, length);
        nameEnd = wanted ? here() : nameEnd;
        return wanted;
    }

    private static boolean isModel(byte[] utf8, int offset, int length) {
        return length == 5 && utf8[offset] == 'm' && utf8[offset + 1] == 'o' && utf8[offset + 2] == 'd'
                && utf8[offset + 3] == 'e' && utf8[offset + 4] == 'l';
    }

    /** Behind the quote that the scanner looks at. */
    private int here() {
        return origin + scanner.position() + 1;
    }

    @Override
    public boolean begin(boolean object) {
        boolean enter = object && !entered;
        entered = true;
        return enter;
    }

    @Override
    public void end() {}

    @Override
    public void text(byte[] raw, int offset, int length, boolean escaped) {
        model = JsonStrings.text(raw, offset, length, escaped);
        textEnd = here();
    }

    @Override
    public void literal(byte[] raw, int offset, int length) {}
}
