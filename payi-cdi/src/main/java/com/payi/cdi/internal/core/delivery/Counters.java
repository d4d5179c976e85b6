package com.payi.cdi.internal.core.delivery;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

import com.payi.cdi.IngestStatistics;

/**
 * Where every event is. One lock, so that no reader sees an event in two places or in none; it is held for a few additions
 * only.
 */
final class Counters implements IngestStatistics {
    private final Map<DropReason, Long> dropped = new EnumMap<>(DropReason.class);
    private final MonotonicClock clock;
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

    /** Where an event is while it waits. */
    enum Place {
        MEMORY, DISK
    }

    Counters(MonotonicClock clock) {
        this.clock = clock;
    }

    synchronized void offered() {
        offered++;
        queued++;
    }

    /** Events that an earlier process has left on disk. */
    synchronized void recovered(long events) {
        offered += events;
        recovered += events;
        spooled += events;
    }

    /** From memory to disk. */
    synchronized void spooled(long events) {
        queued -= events;
        spooled += events;
    }

    synchronized void delivered(Place from) {
        leave(from, 1);
        delivered++;
    }

    synchronized void rejected(Place from) {
        leave(from, 1);
        rejected++;
    }

    synchronized void dropped(Place from, DropReason reason, long events) {
        leave(from, events);
        dropped.merge(reason, events, Long::sum);
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

    synchronized long spooledNow() {
        return spooled;
    }

    synchronized long droppedBecause(DropReason reason) {
        return dropped.getOrDefault(reason, 0L);
    }

    @Override
    public synchronized Snapshot snapshot() {
        boolean waiting = queued + spooled > 0 && oldestMillis != Long.MAX_VALUE;
        Duration age = waiting ? Duration.ofMillis(Math.max(0, clock.millis() - oldestMillis)) : Duration.ZERO;
        return new Snapshot(offered, recovered, delivered, rejected, Map.copyOf(dropped), queued, spooled, failedAttempts, age,
                Optional.ofNullable(lastFailure), suspended);
    }

    private void leave(Place from, long events) {
        if (from == Place.DISK) {
            spooled -= events;
        } else {
            queued -= events;
        }
    }
}
