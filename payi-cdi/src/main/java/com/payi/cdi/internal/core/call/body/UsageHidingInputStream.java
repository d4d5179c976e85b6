package com.payi.cdi.internal.core.call.body;

import java.io.IOException;
import java.io.InputStream;

import com.payi.cdi.internal.core.call.streamusage.PassedBytes;
import com.payi.cdi.internal.core.call.streamusage.UsageChunkFilter;

/** A stream of events without the one that only carries the usage, which the application has not asked for. */
final class UsageHidingInputStream extends BlockwiseInputStream {
    private final UsageChunkFilter filter = new UsageChunkFilter();
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
     * Reads into the array of the application, behind what is undecided, so that what passes is mostly where it belongs.
     * Reads no more than the application asks for, so that the rest stays with the provider.
     *
     * @return how many bytes the application has got
     */
    private int readOn(byte[] bytes, int offset, int length) {
        int undecided = filter.undecided();
        boolean direct = undecided < length;
        byte[] target = direct ? bytes : new byte[undecided + length];
        int begin = (direct ? offset : 0) + undecided;
        filter.putUndecided(target, begin - undecided);
        int count;
        try {
            count = in.read(target, begin, direct ? length - undecided : length);
        } catch (IOException e) {
            // What is undecided of an event that broke off still comes before the failure.
            failure = e;
            ready(filter.rest());
            return 0;
        }
        if (count < 0) {
            ended = true;
            ready(filter.rest());
            return 0;
        }
        PassedBytes passed = filter.filterBehindUndecided(target, begin, count);
        if (!direct || passed.length() > length) {
            ready(passed);
            return 0;
        }
        if (passed.array() != bytes || passed.offset() != offset) {
            System.arraycopy(passed.array(), passed.offset(), bytes, offset, passed.length());
        }
        return passed.length();
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
