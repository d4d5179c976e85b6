package com.payi.cdi.internal.core.call.body;

import java.io.IOException;
import java.io.InputStream;

import com.payi.cdi.internal.core.call.streamusage.UsageChunkFilter;

/** A stream of events without the one that only carries the usage, which the application has not asked for. */
final class UsageHidingInputStream extends BlockwiseInputStream {
    private final UsageChunkFilter filter = new UsageChunkFilter();
    private final byte[] buffer = new byte[8192];
    private byte[] ready = {};
    private int position;
    private boolean ended;
    private IOException failure;

    UsageHidingInputStream(InputStream in) {
        super(in);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (position == ready.length) {
            if (failure != null) {
                throw failure;
            }
            if (ended) {
                return -1;
            }
            fill(length);
        }
        int count = Math.min(length, ready.length - position);
        System.arraycopy(ready, position, bytes, offset, count);
        position += count;
        return count;
    }

    /** What was held of an event that broke off still comes before the failure. */
    private void fill(int wanted) {
        try {
            // Reads no more than the application asks for, so that the rest stays with the provider.
            int count = in.read(buffer, 0, Math.min(buffer.length, wanted));
            ended = count < 0;
            ready = ended ? filter.rest() : filter.filter(buffer, 0, count);
        } catch (IOException e) {
            failure = e;
            ready = filter.rest();
        }
        position = 0;
    }

    @Override
    public int available() {
        return ready.length - position;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
