package com.payi.cdi.internal.core.wire;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

import com.payi.cdi.spi.JsonShape;

/** Finds the texts, numbers and words of a document that are not wanted. The document has to be in one piece. */
final class UnwantedValues implements JsonHandler {
    /** Gets each of them. */
    interface Receiver {
        void value(int begin, int end, boolean text);
    }

    private final Receiver receiver;
    /** Of the objects and arrays around the value that is being read; empty where nothing in them is wanted. */
    private final Deque<Optional<JsonShape>> around = new ArrayDeque<>();
    /** Of the value that is being read. */
    private Optional<JsonShape> wanted;

    UnwantedValues(JsonShape shape, Receiver receiver) {
        this.receiver = receiver;
        this.wanted = Optional.of(shape);
    }

    @Override
    public boolean member(byte[] name, int offset, int length) {
        wanted = around.peek().flatMap(shape -> Optional.ofNullable(shape.memberName(name, offset, length)).map(shape::member));
        return true;
    }

    @Override
    public boolean begin(boolean object) {
        around.push(wanted);
        return true;
    }

    @Override
    public void end() {
        wanted = around.pop();
    }

    @Override
    public void text(byte[] raw, int offset, int length, boolean escaped) {
        value(offset, length, true);
    }

    @Override
    public void literal(byte[] raw, int offset, int length) {
        value(offset, length, false);
    }

    private void value(int offset, int length, boolean text) {
        if (wanted.isEmpty()) {
            receiver.value(offset, offset + length, text);
        }
    }
}
