package com.payi.cdi.internal.core.call.body;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream whose other ways of reading all call the one for blocks, so that a subclass sees each byte. */
abstract class BlockwiseInputStream extends FilterInputStream {
    private static final int SKIP_BUFFER = 8192;

    BlockwiseInputStream(InputStream in) {
        super(in);
    }

    @Override
    public abstract int read(byte[] bytes, int offset, int length) throws IOException;

    @Override
    public final int read() throws IOException {
        byte[] single = new byte[1];
        int count = read(single, 0, 1);
        return count < 0 ? -1 : single[0] & 0xFF;
    }

    /** Reads what the application skips, because it still counts. */
    @Override
    public final long skip(long wanted) throws IOException {
        byte[] skipped = new byte[(int) Math.min(SKIP_BUFFER, Math.max(0, wanted))];
        long left = wanted;
        while (left > 0) {
            int count = read(skipped, 0, (int) Math.min(skipped.length, left));
            if (count < 0) {
                break;
            }
            left -= count;
        }
        return wanted <= 0 ? 0 : wanted - left;
    }
}
