package com.payi.testkit;

import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** Splits chunks; never joins two, so that nothing is held back. */
final class SmallChunks implements Iterator<byte[]> {
    private final Iterator<byte[]> chunks;
    private final int size;
    private byte[] current = new byte[0];
    private int position;

    SmallChunks(Iterator<byte[]> chunks, int size) {
        if (size < 1) {
            throw new IllegalArgumentException("A chunk needs at least one byte, not " + size);
        }
        this.chunks = chunks;
        this.size = size;
    }

    @Override
    public boolean hasNext() {
        while (position == current.length && chunks.hasNext()) {
            current = chunks.next();
            position = 0;
        }
        return position < current.length;
    }

    @Override
    public byte[] next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        int end = Math.min(current.length, position + size);
        byte[] chunk = Arrays.copyOfRange(current, position, end);
        position = end;
        return chunk;
    }
}
