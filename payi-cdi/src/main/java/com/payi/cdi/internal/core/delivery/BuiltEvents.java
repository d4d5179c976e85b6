package com.payi.cdi.internal.core.delivery;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Events that are built, but not yet seen by the delivering thread, which waits until there are enough of them. The
 * queue guards it.
 */
final class BuiltEvents {
    private final Deque<DeliveryEvent> events = new ArrayDeque<>();
    private long bytes;
    private Gathering enough = Gathering.ONE;

    void add(DeliveryEvent event) {
        events.addLast(event);
        bytes += event.bytes();
    }

    List<DeliveryEvent> take(int most) {
        List<DeliveryEvent> taken = new ArrayList<>(Math.min(most, events.size()));
        while (taken.size() < most && !events.isEmpty()) {
            DeliveryEvent next = events.pollFirst();
            bytes -= next.bytes();
            taken.add(next);
        }
        return taken;
    }

    boolean isEmpty() {
        return events.isEmpty();
    }

    /** Null if there is none. */
    DeliveryEvent oldest() {
        return events.peekFirst();
    }

    /** What the delivering thread waits for. */
    void await(Gathering missing) {
        enough = missing;
    }

    boolean isEnough() {
        return enough.isMetBy(events.size(), bytes);
    }
}
