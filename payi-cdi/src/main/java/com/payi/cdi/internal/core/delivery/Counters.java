package com.payi.cdi.internal.core.delivery;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

import com.payi.cdi.IngestStatistics;
import com.payi.cdi.internal.core.log.DeliveryLogger;
import com.payi.cdi.internal.core.log.ThrottledLog;

/**
 * How many events are in which state. The changes of state of {@link DeliveryEvent} drive the counts; events that are
 * known by number only, because they are on disk, are counted by number. One lock, so that no reader sees an event in
 * two places or in none; it is held for a few additions only.
 */
final class Counters implements IngestStatistics {
    /** By the ordinal of the reason: to count takes no memory, which may be what is missing. */
    private final long[] dropped = new long[DropReason.values().length];
    private final ThrottledLog throttled = new ThrottledLog();
    private final MonotonicClock clock;
    private final DiskTimes diskTimes = new DiskTimes();
    private long offered;
    private long recovered;
    private long delivered;
    private long rejected;
    private long queued;
    private long spooled;
    private long failedAttempts;
    private long oldestMillis = Long.MAX_VALUE;
    private Failure lastFailure;
    private boolean suspended;
    private long illegalChanges;

    /** Where an event is before its final state. */
    enum Place {
        MEMORY, DISK
    }

    Counters(MonotonicClock clock) {
        this.clock = clock;
    }

    /** A call handed an event over. */
    synchronized void accepted() {
        offered++;
        queued++;
    }

    /** A call handed an event over for which there was no memory. */
    synchronized void droppedAtOnce(DropReason reason) {
        offered++;
        dropped[reason.ordinal()]++;
    }

    /**
     * One event changed its state.
     *
     * @param from where the event was before
     * @param reason null unless it is dropped
     */
    synchronized void changed(Place from, EventState next, DropReason reason) {
        switch (next) {
            case SPOOLED -> {
                leave(from, 1);
                spooled++;
            }
            case DELIVERED -> {
                leave(from, 1);
                delivered++;
            }
            case REJECTED -> {
                leave(from, 1);
                rejected++;
            }
            case DROPPED -> {
                leave(from, 1);
                dropped[reason.ordinal()]++;
            }
            case ACCEPTED, QUEUED, IN_FLIGHT, WAITING_FOR_RETRY -> {
                // The event stays in the place where it is counted.
            }
        }
    }

    /**
     * An event was to change to a state that does not follow its own: a defect, which the counts do not take part in.
     */
    void illegalChange(String id, EventState from, EventState next) {
        synchronized (this) {
            illegalChanges++;
        }
        throttled.warn("illegalChange", () -> DeliveryLogger.LOG.illegalChange(id, from, next));
    }

    synchronized long illegalChanges() {
        return illegalChanges;
    }

    /** Events that an earlier process has left on disk. */
    synchronized void recovered(long events) {
        offered += events;
        recovered += events;
        spooled += events;
    }

    /** Events that are not on disk any more, though none of them was removed. */
    synchronized void lostOnDisk(long events) {
        spooled -= events;
        dropped[DropReason.UNREADABLE.ordinal()] += events;
    }

    synchronized void failedAttempt(Failure failure) {
        failedAttempts++;
        lastFailure = failure;
    }

    synchronized void refusal(Failure failure) {
        lastFailure = failure;
    }

    /** @param millis when the oldest waiting event was accepted; {@link Long#MAX_VALUE} if none waits */
    synchronized void oldest(long millis) {
        oldestMillis = millis;
    }

    synchronized void suspended(boolean deliverySuspended) {
        suspended = deliverySuspended;
    }

    synchronized long deliveredSoFar() {
        return delivered;
    }

    synchronized long failedSoFar() {
        return failedAttempts;
    }

    synchronized long spooledNow() {
        return spooled;
    }

    synchronized long droppedBecause(DropReason reason) {
        return dropped[reason.ordinal()];
    }

    /** An event of this process has reached the disk. */
    void reachedDisk(long nanosSinceItsCall) {
        diskTimes.add(nanosSinceItsCall);
    }

    @Override
    public Snapshot snapshot() {
        return snapshot(diskTimes.read());
    }

    private synchronized Snapshot snapshot(TimeToDisk timeToDisk) {
        boolean waiting = queued + spooled > 0 && oldestMillis != Long.MAX_VALUE;
        Duration age = waiting ? Duration.ofMillis(Math.max(0, clock.millis() - oldestMillis)) : Duration.ZERO;
        return new Snapshot(offered, recovered, delivered, rejected, droppedByReason(), queued, spooled, failedAttempts, age,
                Optional.ofNullable(lastFailure), suspended, timeToDisk);
    }

    private Map<DropReason, Long> droppedByReason() {
        Map<DropReason, Long> counts = new EnumMap<>(DropReason.class);
        for (DropReason reason : DropReason.values()) {
            if (dropped[reason.ordinal()] > 0) {
                counts.put(reason, dropped[reason.ordinal()]);
            }
        }
        return Map.copyOf(counts);
    }

    private void leave(Place from, long events) {
        if (from == Place.DISK) {
            spooled -= events;
        } else {
            queued -= events;
        }
    }
}
