package com.payi.cdi.internal.core.call.streamusage;

import java.util.Arrays;

/**
 * The end of the bytes that were looked at last, as long as it is not known whether it is the application's. An event may
 * come byte by byte: what is undecided stays where it is, and the next bytes are put behind it.
 */
final class UndecidedBytes {
    private byte[] bytes = {};
    private int length;

    int length() {
        return length;
    }

    /** Replaces what was undecided by the end of bytes that were looked at. */
    void keep(byte[] from, int offset, int count) {
        if (from != bytes) {
            if (count > bytes.length) {
                bytes = new byte[count * 2];
            }
            System.arraycopy(from, offset, bytes, 0, count);
        } else if (offset > 0) {
            // The application may hold what stands before it in this array, which is left to it.
            bytes = Arrays.copyOfRange(from, offset, offset + count * 2);
        }
        length = count;
    }

    void putInto(byte[] target, int offset) {
        System.arraycopy(bytes, 0, target, offset, length);
    }

    /** @return an array that begins with these bytes and the ones that follow them; valid until {@link #keep} */
    byte[] followedBy(byte[] more, int offset, int count) {
        if (length + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + count));
        }
        System.arraycopy(more, offset, bytes, length, count);
        return bytes;
    }

    void passTo(PassedBytes passed) {
        passed.add(bytes, 0, length);
    }
}
