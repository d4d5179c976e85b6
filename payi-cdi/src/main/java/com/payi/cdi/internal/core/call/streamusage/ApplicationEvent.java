package com.payi.cdi.internal.core.call.streamusage;

import java.util.Arrays;

/**
 * The beginning of an event that is certainly the application's, up to the byte that decides it. The next events of a stream
 * begin in the same way: they do not have to be read to know whose they are.
 */
final class ApplicationEvent {
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

    /** The index behind the beginning, if the event at an index begins in the same way; else negative. */
    int behindSameBeginning(byte[] bytes, int from, int end) {
        boolean same = length > 0 && end - from >= length
                && Arrays.equals(beginning, 0, length, bytes, from, from + length);
        return same ? from + length : -1;
    }
}
