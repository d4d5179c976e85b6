package com.payi.cdi.internal.core.delivery;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;

import com.payi.cdi.IngestStatistics.DropReason;

/**
 * The events that have not failed: in memory, on disk, and of a use case that was missing. They wait for others to
 * travel with, or for room among the requests. Belongs to the delivering thread.
 */
final class FreshEvents {
    private final MemoryQueue memory;
    private final EventStore disk;
    private final Linger linger;
    /** Of a use case that was missing, and exists now. */
    private final Deque<DeliveryEvent> released = new ArrayDeque<>();
    /** Found among others while those gathered: each is sent on its own, next. */
    private final Deque<DeliveryEvent> prompt = new ArrayDeque<>();

    FreshEvents(MemoryQueue memory, EventStore disk, Linger linger) {
        this.memory = memory;
        this.disk = disk;
        this.linger = linger;
    }

    long count() {
        return memory.readyCount() + disk.freshCount() + released.size() + prompt.size();
    }

    /** Events wait for their first attempt from now on. */
    void add(List<DeliveryEvent> events) {
        events.forEach(linger::waits);
    }

    /** The use case of these events exists now: they leave at once. */
    void release(Collection<DeliveryEvent> events) {
        released.addAll(events);
        linger.hurry();
    }

    /** What waits leaves now. */
    void hurry() {
        linger.hurry();
    }

    /** An event that was found among others is sent on its own. */
    void setAside(DeliveryEvent event) {
        prompt.addLast(event);
    }

    /** Whether events that wait may share requests. */
    boolean gather() {
        return linger.isUsed();
    }

    /**
     * Whether any leaves now: not while it waits for others to travel with.
     *
     * @param bulkToo whether events may travel together
     */
    boolean leave(long now, boolean bulkToo) {
        long waiting = count();
        return waiting > 0 && (!bulkToo || !prompt.isEmpty() || linger.isOver(waiting, now));
    }

    /** When the next one leaves that waits or may come until then; {@link Long#MAX_VALUE} if there is no such time. */
    long nextNanos(long now) {
        return linger.endNanos(count(), now);
    }

    /** What has to come before anything is to be done. */
    Gathering missing(long now) {
        return linger.missing(count(), now);
    }

    /** The one that leaves first; null if there is none. Its text may have to be loaded. */
    DeliveryEvent take() {
        return prompt.isEmpty() ? takeOther() : prompt.pollFirst();
    }

    /** The same without those that were set aside. */
    DeliveryEvent takeOther() {
        DeliveryEvent inMemory = memory.takeReady();
        DeliveryEvent event = inMemory != null ? inMemory : disk.takeFresh();
        return event != null ? event : released.pollFirst();
    }

    /** Some that were taken leave with a request. */
    void left(List<DeliveryEvent> events, long now) {
        linger.leaves(events, count(), now);
    }

    /** An event that was taken is not to be sent any more; it is in memory only. */
    void withdrawn(DeliveryEvent event) {
        if (event.dropped(DropReason.SHUTDOWN)) {
            memory.release(event.bytes());
        }
    }

    /** The application ends: none waits for others any more. */
    void ending() {
        linger.ending();
    }

    /** When the oldest was accepted; {@link Long#MAX_VALUE} if there is none. */
    long oldestMillis() {
        return Math.min(Math.min(memory.oldestMillis(), disk.oldestMillis()), Math.min(oldest(released), oldest(prompt)));
    }

    private static long oldest(Deque<DeliveryEvent> events) {
        return events.stream().mapToLong(DeliveryEvent::acceptedMillis).min().orElse(Long.MAX_VALUE);
    }

    /** Removes all that are in memory only. */
    void takeAllInMemory(List<DeliveryEvent> all) {
        for (DeliveryEvent event = memory.takeReady(); event != null; event = memory.takeReady()) {
            all.add(event);
        }
        released.removeIf(event -> !event.isOnDisk() && all.add(event));
        prompt.removeIf(event -> !event.isOnDisk() && all.add(event));
    }

    boolean areAllOnDisk() {
        return memory.readyCount() == 0 && released.stream().allMatch(DeliveryEvent::isOnDisk)
                && prompt.stream().allMatch(DeliveryEvent::isOnDisk);
    }
}
