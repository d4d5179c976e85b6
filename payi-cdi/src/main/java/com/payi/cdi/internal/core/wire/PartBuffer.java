package com.payi.cdi.internal.core.wire;

import java.util.Arrays;

/** Puts the pieces of a name, text or number together that is split over several blocks of bytes. */
final class PartBuffer {
    private static final int FIRST_CAPACITY = 64;
    /** What a single long text took is given back. */
    private static final int KEPT_CAPACITY = 8 * 1024;

    private byte[] bytes = {};
    private int length;

    /** Bytes beyond the limit are left out. */
    void append(byte[] more, int offset, int count, int limit) {
        int room = Math.min(count, limit - length);
        if (length + room > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.min(limit, Math.max(Math.max(FIRST_CAPACITY, 2 * bytes.length), length + room)));
        }
        System.arraycopy(more, offset, bytes, length, room);
        length += room;
    }

    boolean isEmpty() {
        return length == 0;
    }

    byte[] bytes() {
        return bytes;
    }

    int length() {
        return length;
    }

    void clear() {
        length = 0;
        if (bytes.length > KEPT_CAPACITY) {
            bytes = new byte[]{};
        }
    }
}
