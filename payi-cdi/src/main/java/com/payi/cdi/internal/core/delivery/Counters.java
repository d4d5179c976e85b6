package com.payi.cdi.internal.core.delivery;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

import com.payi.cdi.IngestStatistics;
import com.payi.cdi.internal.core.log.DeliveryLogger;
import com.payi.cdi.internal.core.log.ThrottledLog;

/**
 * How many events are in which state. The changes of state of {@link DeliveryEvent} drive the counts; events that are
 * known by number only, because they are on disk, are counted by number. What is accepted is counted by the queue alone,
 * and an event is queued if it was offered and is nowhere else: so no reader sees an event in two places or in none. One
 * lock for all other counts; it is held for a few additions only.
 */
final class Counters implements IngestStatistics {
    /** By the ordinal of the reason: to count takes no memory, which may be what is missing. */
    private final long[] dropped = new long[DropReason.values().length];
    private final ThrottledLog throttled = new ThrottledLog();
    private final MonotonicClock clock;
    private final DiskTimes diskTimes = new DiskTimes();
    private final LongSupplier accepted;
    /** Those that were not accepted, or that an earlier process has accepted. */
    private long offeredBeside;
    private long recovered;
    private long delivered;
    private long rejected;
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

    /** @param accepted how many events calls have handed over that were accepted; it only grows */
    Counters(MonotonicClock clock, LongSupplier accepted) {
        this.clock = clock;
        this.accepted = accepted;
    }

    /** A call handed over something that was not accepted. */
    synchronized void droppedAtOnce(DropReason reason) {
        offeredBeside++;
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
                leave(from);
                spooled++;
            }
            case DELIVERED -> {
                leave(from);
                delivered++;
            }
            case REJECTED -> {
                leave(from);
                rejected++;
            }
            case DROPPED -> {
                leave(from);
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
        offeredBeside += events;
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

    /** An event of this process, accepted at that time by the clock that is never set, has reached the disk. */
    void reachedDisk(long acceptedNanos) {
        diskTimes.add(clock.nanos() - acceptedNanos);
    }

    @Override
    public Snapshot snapshot() {
        return snapshot(diskTimes.read());
    }

    private synchronized Snapshot snapshot(TimeToDisk timeToDisk) {
        // Last, with the lock: each event that is counted below was accepted before.
        long offered = offeredBeside + accepted.getAsLong();
        long queued = offered - delivered - rejected - spooled;
        for (long events : dropped) {
            queued -= events;
        }
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

    private void leave(Place from) {
        if (from == Place.DISK) {
            spooled--;
        }
    }
}
