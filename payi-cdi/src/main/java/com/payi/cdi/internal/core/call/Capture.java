package com.payi.cdi.internal.core.call;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

import com.payi.cdi.internal.core.wire.ByteSink;

/** Keeps the beginning of a body, no more than a limit. */
public final class Capture implements ByteSink {
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final int limit;
    private boolean cut;

    Capture(int limit) {
        this.limit = limit;
    }

    @Override
    public void accept(byte[] bytes, int offset, int length) {
        int room = Math.min(length, limit - kept.size());
        kept.write(bytes, offset, room);
        cut |= room < length;
    }

    public boolean isCut() {
        return cut;
    }

    boolean isEmpty() {
        return kept.size() == 0;
    }

    public int size() {
        return kept.size();
    }

    /** What it takes at most: its buffer grows by doubling. */
    public long memory() {
        return 2L * kept.size();
    }

    public byte[] bytes() {
        return kept.toByteArray();
    }

    public String text() {
        return kept.toString(StandardCharsets.UTF_8);
    }
}
