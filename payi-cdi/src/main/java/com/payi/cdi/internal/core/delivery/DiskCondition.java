package com.payi.cdi.internal.core.delivery;

import java.util.concurrent.TimeUnit;

/**
 * What can be done with a disk. After something has failed, it is opened once more at once, only to be read: a disk that is
 * full can be read all the same. Everything else waits for some seconds. Belongs to the delivering thread.
 */
final class DiskCondition {
    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final MonotonicClock clock;
    private boolean open;
    private long openAgainAt;
    private boolean takesWrites = true;
    private long writeAgainAt;

    DiskCondition(MonotonicClock clock) {
        this.clock = clock;
    }

    /** Whether what is on the disk can be read. */
    boolean isOpen() {
        return open;
    }

    boolean isToBeOpened() {
        return !open && clock.nanos() - openAgainAt >= 0;
    }

    /** Whether the last attempt to write has not failed. */
    boolean takesWrites() {
        return open && takesWrites;
    }

    /** Whether an attempt to write is due, after one that failed. */
    boolean isToBeWrittenAgain() {
        return open && !takesWrites && clock.nanos() - writeAgainAt >= 0;
    }

    void opened() {
        open = true;
    }

    void written() {
        takesWrites = true;
    }

    void failed() {
        long now = clock.nanos();
        openAgainAt = open ? now : now + PAUSE_NANOS;
        writeAgainAt = now + PAUSE_NANOS;
        open = false;
        takesWrites = false;
    }
}
