package com.payi.cdi.internal.core.delivery;

import java.util.concurrent.atomic.AtomicReference;

import com.payi.cdi.IngestStatistics.DropReason;

/**
 * The way in for what calls hand over. A call pays one compare-and-set, and waits for no lock. What is accepted before
 * the end is seen by whoever takes afterwards; what comes later is refused.
 */
final class Arrivals {
    private final QueueRoom room;
    private final AtomicReference<Arrival> newest = new AtomicReference<>(Arrival.mark(null));
    /** Null until nothing is accepted any more. */
    private volatile Arrival end;

    Arrivals(QueueRoom room) {
        this.room = room;
    }

    QueueRoom room() {
        return room;
    }

    /** @return why it is not accepted; null if it is */
    DropReason offer(Arrival arrival) {
        while (true) {
            Arrival last = newest.get();
            if (last == end) {
                return DropReason.SHUTDOWN;
            }
            if (room.isTooLarge(arrival.bytes())) {
                return DropReason.TOO_LARGE;
            }
            // The room is looked at after the line: it can only have become larger meanwhile, so a refusal is right.
            if (!room.isFor(last, arrival.bytes())) {
                return DropReason.QUEUE_FULL;
            }
            if (offerBehind(last, arrival)) {
                return null;
            }
        }
    }

    /** Accepts it whatever the room, unless another one was faster. */
    boolean offerBehind(Arrival last, Arrival arrival) {
        arrival.follow(last);
        return newest.compareAndSet(last, arrival);
    }

    /** The last one that was accepted, or the mark behind it. */
    Arrival newest() {
        return newest.get();
    }

    /** How many were accepted since the start. */
    long count() {
        return newest.get().count();
    }

    /**
     * All that wait. For one thread at a time.
     *
     * @return the oldest, which knows its neighbour; null if none waits
     */
    Arrival takeAll() {
        Arrival last = newest.get();
        while (!last.isMark()) {
            if (newest.compareAndSet(last, Arrival.mark(last))) {
                return turnedRound(last);
            }
            last = newest.get();
        }
        return null;
    }

    private static Arrival turnedRound(Arrival last) {
        Arrival later = null;
        Arrival current = last;
        while (!current.isMark()) {
            Arrival earlier = current.neighbour();
            current.neighbour(later);
            later = current;
            current = earlier;
        }
        return later;
    }

    /**
     * Accepts nothing any more. For one thread at a time.
     *
     * @return the oldest that waits; null if none does
     */
    Arrival end() {
        while (end == null || newest.get() != end) {
            Arrival last = newest.get();
            Arrival mark = Arrival.mark(last);
            end = mark;
            if (newest.compareAndSet(last, mark)) {
                return last.isMark() ? null : turnedRound(last);
            }
        }
        return null;
    }
}
