package com.payi.cdi.internal.core.delivery;

import java.util.List;

/**
 * What was accepted and is not built yet, in the order it came. For one thread at a time; {@link Arrivals} is where any
 * thread leaves it.
 */
final class Incoming {
    private final Arrivals arrivals;
    private final QueueRoom room;
    private final Counters counters;
    private final MonotonicClock clock;
    private Arrival oldest;
    private Arrival newest;
    private int size;
    /** How many events are being built, here or by the threads that hand them over. */
    private int inWork;

    Incoming(Arrivals arrivals, QueueRoom room, Counters counters, MonotonicClock clock) {
        this.arrivals = arrivals;
        this.room = room;
        this.counters = counters;
        this.clock = clock;
    }

    /** @return the mark behind all that was left so far */
    Arrival receive() {
        Arrival last;
        do {
            add(arrivals.takeAll());
            last = arrivals.newest();
        } while (!last.isMark());
        return last;
    }

    /** Receives what was left before the end. */
    void end() {
        add(arrivals.end());
    }

    private void add(Arrival oldestOfThem) {
        long now = oldestOfThem == null ? 0 : clock.nanos();
        for (Arrival next = oldestOfThem; next != null;) {
            Arrival later = next.neighbour();
            next.stamp(now);
            inWork++;
            if (!next.isBuiltByCaller()) {
                leave(next);
            }
            next = later;
        }
    }

    /** The event is built by the intake thread. The room it takes can be had by evicting it until then. */
    void leave(Arrival arrival) {
        arrival.neighbour(null);
        if (oldest == null) {
            oldest = arrival;
        } else {
            newest.neighbour(arrival);
        }
        newest = arrival;
        size++;
        inWork--;
        room.evictable(arrival.bytes());
    }

    /** The oldest leaves to be built. Null if there is none. */
    DeliveryEvent take() {
        if (oldest == null) {
            return null;
        }
        // First, because it is what may fail for want of memory.
        DeliveryEvent event = event(oldest);
        remove();
        inWork++;
        return event;
    }

    private DeliveryEvent event(Arrival arrival) {
        return arrival.event() != null ? arrival.event() : DeliveryEvent.accepted(counters, arrival, clock);
    }

    private void remove() {
        Arrival first = oldest;
        oldest = first.neighbour();
        first.neighbour(null);
        size--;
        room.notEvictable(first.bytes());
    }

    /** An event that was being built is done with. */
    void done() {
        inWork--;
    }

    /** Finds as many of the oldest as have to go; they stay until {@link #evictOldest}. */
    void findOldest(long number, long bytes, List<DeliveryEvent> found) {
        long moreEvents = number;
        long moreBytes = bytes;
        for (Arrival next = oldest; (moreEvents > 0 || moreBytes > 0) && next != null; next = next.neighbour()) {
            found.add(event(next));
            moreEvents--;
            moreBytes -= next.bytes();
        }
    }

    void evictOldest() {
        room.free(oldest.bytes());
        remove();
    }

    /** When the oldest was accepted; {@link Long#MAX_VALUE} if there is none. */
    long oldestMillis() {
        receive();
        return oldest == null ? Long.MAX_VALUE : clock.millisAt(oldest.acceptedNanos());
    }

    /** How many wait to be built. */
    int size() {
        receive();
        return size;
    }

    /** How many wait to be built, or are being built. */
    int unbuilt() {
        receive();
        return size + inWork;
    }
}
