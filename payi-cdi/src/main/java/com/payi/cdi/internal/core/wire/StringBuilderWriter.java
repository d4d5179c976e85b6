package com.payi.cdi.internal.core.wire;

import java.io.Writer;

/** Writes into memory, for one thread. */
final class StringBuilderWriter extends Writer {
    private final StringBuilder text = new StringBuilder(1024);

    @Override
    public void write(char[] characters, int from, int length) {
        text.append(characters, from, length);
    }

    @Override
    public void write(String characters, int from, int length) {
        text.append(characters, from, from + length);
    }

    int length() {
        return text.length();
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}

    @Override
    public String toString() {
        return text.toString();
    }
}
