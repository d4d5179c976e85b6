package com.payi.cdi.internal.core.delivery;

import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import com.payi.cdi.internal.core.delivery.spool.SpoolException;

/**
 * What can be done with a disk, and how work with it fails. After a failure the disk is opened again at once, only to
 * be read: a disk that is full can be read all the same. Everything else waits for some seconds. Belongs to the
 * delivering thread.
 */
final class DiskCondition {
    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final MonotonicClock clock;
    private final Consumer<SpoolException> failures;
    private boolean open;
    private long openAgainAt;
    private boolean takesWrites = true;
    private long writeAgainAt;

    /** @param failures gets each failure */
    DiskCondition(MonotonicClock clock, Consumer<SpoolException> failures) {
        this.clock = clock;
        this.failures = failures;
    }

    /** Work with the disk that gives something. */
    interface Read<T> {
        T run() throws SpoolException;
    }

    /** Work with the disk. */
    interface Work {
        void run() throws SpoolException;
    }

    /** Does the work, if the disk is open. */
    void attempt(Work work) {
        read(null, () -> {
            work.run();
            return null;
        });
    }

    /** @param otherwise the answer if the disk is not open, or fails */
    <T> T read(T otherwise, Read<T> work) {
        if (!open) {
            return otherwise;
        }
        try {
            return work.run();
        } catch (SpoolException e) {
            failed(e);
            return otherwise;
        }
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

    void failed(SpoolException failure) {
        long now = clock.nanos();
        openAgainAt = open ? now : now + PAUSE_NANOS;
        writeAgainAt = now + PAUSE_NANOS;
        open = false;
        takesWrites = false;
        failures.accept(failure);
    }
}
