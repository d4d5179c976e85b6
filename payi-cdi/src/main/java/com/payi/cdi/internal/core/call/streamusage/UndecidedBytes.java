package com.payi.cdi.internal.core.call.streamusage;

/** The end of the bytes that were looked at last, as long as it is not known whether it is the application's. */
final class UndecidedBytes {
    private byte[] bytes = {};
    private int length;

    int length() {
        return length;
    }

    /** Replaces what was undecided. */
    void keep(byte[] from, int offset, int count) {
        if (count > bytes.length) {
            bytes = new byte[count * 2];
        }
        System.arraycopy(from, offset, bytes, 0, count);
        length = count;
    }

    void putInto(byte[] target, int offset) {
        System.arraycopy(bytes, 0, target, offset, length);
    }

    /** These bytes and the ones that follow them. */
    byte[] followedBy(byte[] more, int offset, int count) {
        byte[] all = new byte[length + count];
        putInto(all, 0);
        System.arraycopy(more, offset, all, length, count);
        return all;
    }

    void passTo(PassedBytes passed) {
        passed.add(bytes, 0, length);
    }
}
