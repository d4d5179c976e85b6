package com.payi.cdi.internal.core.call.body;

import java.io.IOException;
import java.io.InputStream;

import com.payi.cdi.internal.core.call.streamusage.PassedBytes;
import com.payi.cdi.internal.core.call.streamusage.UsageChunkFilter;

/** A stream of events without the one that only carries the usage, which the application has not asked for. */
final class UsageHidingInputStream extends BlockwiseInputStream {
    private static final int LARGEST_APART = 4096;

    private final UsageChunkFilter filter = new UsageChunkFilter();
    /** Null before it is needed. */
    private byte[] apart;
    /** Passed, and not read by the application so far. */
    private byte[] ready = {};
    private int position;
    private int limit;
    private boolean ended;
    private IOException failure;

    UsageHidingInputStream(InputStream in) {
        super(in);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = 0;
        while (count == 0 && length > 0) {
            if (position < limit) {
                count = Math.min(length, limit - position);
                System.arraycopy(ready, position, bytes, offset, count);
                position += count;
            } else if (failure != null) {
                throw failure;
            } else if (ended) {
                return -1;
            } else {
                count = readOn(bytes, offset, length);
            }
        }
        return count;
    }

    /**
     * Reads no more than the application asks for, so that the rest stays with the provider.
     *
     * @return how many bytes the application has got
     */
    private int readOn(byte[] bytes, int offset, int length) {
        try {
            return filter.undecided() < length ? readDirect(bytes, offset, length) : readApart(length);
        } catch (IOException e) {
            // What is undecided of an event that broke off still comes before the failure.
            failure = e;
            ready(filter.rest());
            return 0;
        }
    }

    /** Into the array of the application, behind what is undecided, so that what passes is mostly where it belongs. */
    private int readDirect(byte[] bytes, int offset, int length) throws IOException {
        int undecided = filter.undecided();
        filter.putUndecided(bytes, offset);
        int count = in.read(bytes, offset + undecided, length - undecided);
        if (count < 0) {
            return end();
        }
        PassedBytes passed = filter.filterBehindUndecided(bytes, offset + undecided, count);
        if (passed.length() > length) {
            ready(passed);
            return 0;
        }
        if (passed.array() != bytes || passed.offset() != offset) {
            System.arraycopy(passed.array(), passed.offset(), bytes, offset, passed.length());
        }
        return passed.length();
    }

    /** Where more is undecided than the application has room for. */
    private int readApart(int length) throws IOException {
        if (apart == null) {
            apart = new byte[LARGEST_APART];
        }
        int count = in.read(apart, 0, Math.min(length, apart.length));
        if (count < 0) {
            return end();
        }
        ready(filter.filter(apart, 0, count));
        return 0;
    }

    private int end() {
        ended = true;
        ready(filter.rest());
        return 0;
    }

    private void ready(PassedBytes passed) {
        ready = passed.array();
        position = passed.offset();
        limit = position + passed.length();
    }

    @Override
    public int available() {
        return limit - position;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
