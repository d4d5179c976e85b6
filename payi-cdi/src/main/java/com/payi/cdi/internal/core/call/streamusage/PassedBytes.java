package com.payi.cdi.internal.core.call.streamusage;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The bytes that the application gets of some that were looked at. As long as they are one piece they are not copied; a gap
 * between two pieces is closed in their array, if that may be changed, else in one of their own.
 */
public final class PassedBytes {
    private byte[] array = {};
    private int from;
    private int to;
    private boolean own;
    private boolean closesGaps;

    PassedBytes() {}

    /** @param inPlace whether the given array may be changed, so that gaps are closed there */
    void clear(boolean inPlace) {
        closesGaps = inPlace;
        from = 0;
        to = 0;
        own = false;
    }

    /** The next piece. */
    void add(byte[] bytes, int begin, int end) {
        if (begin == end) {
            return;
        }
        if (from == to) {
            array = bytes;
            from = begin;
            to = end;
            own = false;
        } else if (!own && array == bytes && to == begin) {
            to = end;
        } else if (!own && array == bytes && closesGaps) {
            System.arraycopy(bytes, begin, bytes, to, end - begin);
            to += end - begin;
        } else {
            byte[] all = Arrays.copyOfRange(array, from, to + end - begin);
            System.arraycopy(bytes, begin, all, to - from, end - begin);
            array = all;
            to = all.length;
            from = 0;
            own = true;
        }
    }

    public byte[] array() {
        return array;
    }

    public int offset() {
        return from;
    }

    public int length() {
        return to - from;
    }

    /** A view of the bytes. */
    public ByteBuffer buffer() {
        return ByteBuffer.wrap(array, from, to - from);
    }
}
