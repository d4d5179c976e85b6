package com.payi.cdi.internal.core.call.streamusage;

import java.util.Arrays;

/**
 * The beginning of an event that is certainly the application's, up to the byte that decides it. The next events of a stream
 * begin in the same way: they do not have to be read to know whose they are.
 */
final class ApplicationEvent {
    /** The event begins in another way. */
    static final int DIFFERENT = -1;
    /** All bytes that are there are those of the beginning, but it goes on. */
    static final int PARTLY = -2;
    private static final int LONGEST = 1024;

    private byte[] beginning = {};
    private int length;

    void remember(byte[] bytes, int from, int to) {
        length = to - from <= LONGEST ? to - from : 0;
        if (length > beginning.length) {
            beginning = new byte[length];
        }
        System.arraycopy(bytes, from, beginning, 0, length);
    }

    /**
     * Compares the event that begins at an index.
     *
     * @return the index behind the beginning, {@link #DIFFERENT} or {@link #PARTLY}
     */
    int behindSameBeginning(byte[] bytes, int from, int end) {
        int most = Math.min(length, end - from);
        if (length == 0 || !Arrays.equals(beginning, 0, most, bytes, from, from + most)) {
            return DIFFERENT;
        }
        return most == length ? from + length : PARTLY;
    }
}
