package com.payi.cdi.internal.core.delivery;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Events of use cases that Pay-i does not know yet. Of each use case, one event at a time is sent again, after ever
 * longer pauses, to find out; the others wait here until Pay-i accepts it. Belongs to the delivering thread.
 */
final class HeldEvents {
    /** However many use cases are missing, Pay-i is not asked more often. */
    private static final long SHORTEST_BETWEEN_TWO_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Backoff backoff;
    private final int mostInMemory;
    private final long mostBytesInMemory;
    private final Map<String, UseCase> missing = new LinkedHashMap<>();
    private int inMemory;
    private long bytesInMemory;

    private static final class UseCase {
        private final Deque<DeliveryEvent> waiting = new ArrayDeque<>();
        /** The event that finds out. */
        private DeliveryEvent probe;
        private int refusals;
    }

    /**
     * @param mostInMemory events; more would keep those out that Pay-i accepts
     * @param mostBytesInMemory of their texts
     */
    HeldEvents(Backoff backoff, int mostInMemory, long mostBytesInMemory) {
        this.backoff = backoff;
        this.mostInMemory = mostInMemory;
        this.mostBytesInMemory = mostBytesInMemory;
    }

    boolean isEmpty() {
        return missing.isEmpty();
    }

    boolean isMissing(String useCase) {
        return missing.containsKey(useCase);
    }

    /** Whether the event may be held: on disk there is room of its own. */
    boolean hasRoomFor(DeliveryEvent event) {
        return event.isOnDisk() || inMemory < mostInMemory && bytesInMemory + event.bytes() <= mostBytesInMemory;
    }

    /** The event waits. Its text may be on disk only from now on. */
    void hold(String useCase, DeliveryEvent event) {
        UseCase held = missing.computeIfAbsent(useCase, name -> new UseCase());
        if (held.probe == event) {
            held.probe = null;
            held.refusals++;
        }
        held.waiting.addLast(event);
        count(event, 1);
    }

    /** The event that finds out next, with its time; null if one does already. It does not wait here any more. */
    Probe nextProbe(String useCase, long now) {
        UseCase held = missing.get(useCase);
        if (held == null || held.probe != null || held.waiting.isEmpty()) {
            return null;
        }
        held.probe = held.waiting.pollFirst();
        count(held.probe, -1);
        long pause = Math.max(backoff.atLeastHalf(held.refusals + 1), missing.size() * SHORTEST_BETWEEN_TWO_NANOS);
        return new Probe(held.probe, now + pause);
    }

    /** An event that is to be sent at a time. */
    record Probe(DeliveryEvent event, long dueNanos) {}

    /** An event is final. If it was the one that finds out, another one does. */
    void ended(String useCase, DeliveryEvent event) {
        UseCase held = missing.get(useCase);
        if (held != null && held.probe == event) {
            held.probe = null;
            if (held.waiting.isEmpty()) {
                missing.remove(useCase);
            }
        }
    }

    /** The use case that an event finds out about; null if it does not. */
    String useCaseOf(DeliveryEvent probe) {
        return missing.entrySet().stream().filter(held -> held.getValue().probe == probe).map(Map.Entry::getKey).findFirst()
                .orElse(null);
    }

    /** The event that finds out about a use case; null if none does. */
    DeliveryEvent probeOf(String useCase) {
        UseCase held = missing.get(useCase);
        return held == null ? null : held.probe;
    }

    /** Pay-i knows the use case now: all its events may go. */
    List<DeliveryEvent> release(String useCase) {
        UseCase held = missing.remove(useCase);
        if (held == null) {
            return List.of();
        }
        held.waiting.forEach(event -> count(event, -1));
        return new ArrayList<>(held.waiting);
    }

    /** An event that waits, as another takes its place. */
    void remove(DeliveryEvent event) {
        for (UseCase held : missing.values()) {
            if (held.waiting.remove(event)) {
                count(event, -1);
            }
        }
    }

    /** Removes the events at the beginning of each use case's that meet a condition. */
    List<DeliveryEvent> removeOldest(Predicate<DeliveryEvent> condition) {
        List<DeliveryEvent> removed = new ArrayList<>();
        for (UseCase held : missing.values()) {
            while (!held.waiting.isEmpty() && condition.test(held.waiting.peekFirst())) {
                DeliveryEvent event = held.waiting.pollFirst();
                count(event, -1);
                removed.add(event);
            }
        }
        return removed;
    }

    /** Removes everything that is in memory only. */
    List<DeliveryEvent> takeAllInMemory() {
        List<DeliveryEvent> all = new ArrayList<>();
        missing.values().forEach(held -> held.waiting.removeIf(event -> !event.isOnDisk() && all.add(event)));
        all.forEach(event -> count(event, -1));
        return all;
    }

    /** When the oldest was accepted; {@link Long#MAX_VALUE} if there is none. */
    long oldestMillis() {
        return missing.values().stream().map(held -> held.waiting.peekFirst()).filter(event -> event != null)
                .mapToLong(DeliveryEvent::acceptedMillis).min().orElse(Long.MAX_VALUE);
    }

    private void count(DeliveryEvent event, int events) {
        if (!event.isOnDisk()) {
            inMemory += events;
            bytesInMemory += (long) events * event.bytes();
        }
    }
}
