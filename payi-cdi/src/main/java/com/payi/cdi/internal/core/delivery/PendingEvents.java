package com.payi.cdi.internal.core.delivery;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;

import com.payi.cdi.internal.core.config.DeliveryConfiguration;

/**
 * The events that wait to be sent, and the choice of the next ones: events in memory before those on disk, which are
 * safe; events that failed when their retry delay is over. Belongs to the delivering thread.
 */
final class PendingEvents {
    /** A bulk request is not made larger than this, whatever its events hold. */
    private static final long MOST_BULK_BYTES = 1024 * 1024;

    private static final long DISK_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final MemoryQueue memory;
    private final EventStore disk;
    private final int bulkThreshold;
    private final int bulkMaxEvents;
    private final PriorityQueue<DeliveryEvent> retries = new PriorityQueue<>(Comparator.comparingLong(DeliveryEvent::dueNanos));

    PendingEvents(MemoryQueue memory, EventStore disk, DeliveryConfiguration configuration) {
        this.memory = memory;
        this.disk = disk;
        this.bulkThreshold = configuration.bulkThreshold();
        this.bulkMaxEvents = configuration.bulkMaxEvents();
    }

    /** The event waits for another attempt, due at a time. */
    void retry(DeliveryEvent event, long dueNanos) {
        if (!event.retryAt(dueNanos)) {
            return;
        }
        if (event.isOnDisk() && !event.isLostOnDisk()) {
            event.forgetText();
        }
        retries.add(event);
    }

    boolean hasFresh() {
        return memory.readyCount() > 0 || disk.freshCount() > 0;
    }

    boolean hasDueRetry(long now) {
        return !retries.isEmpty() && retries.peek().dueNanos() - now <= 0;
    }

    /** When the next retry is due; {@link Long#MAX_VALUE} if there is none. */
    long nextRetryNanos() {
        return retries.isEmpty() ? Long.MAX_VALUE : retries.peek().dueNanos();
    }

    /** No retry is due later than this. */
    void shortenDeadline(long latest) {
        List<DeliveryEvent> late = new ArrayList<>();
        retries.removeIf(event -> event.dueNanos() - latest > 0 && late.add(event));
        for (DeliveryEvent event : late) {
            event.dueAt(latest);
            retries.add(event);
        }
    }

    /**
     * The events of the next request.
     *
     * @param retriesToo whether events that have failed before may be among them
     * @param bulkToo whether events may travel together
     */
    List<DeliveryEvent> next(long now, boolean retriesToo, boolean bulkToo) {
        List<DeliveryEvent> chosen = new ArrayList<>();
        boolean together = bulkToo && bulkThreshold > 0 && memory.readyCount() + disk.freshCount() >= bulkThreshold;
        DeliveryEvent first = first(now, retriesToo);
        if (first == null) {
            return chosen;
        }
        chosen.add(first);
        if (together && !first.isSingleOnly()) {
            addOthers(chosen, now);
        }
        return chosen;
    }

    /**
     * One event to find out whether Pay-i answers again: rather one that has not failed, which cannot be the reason
     * itself.
     */
    DeliveryEvent probe(long now) {
        DeliveryEvent fresh = fresh();
        return fresh != null ? fresh : loaded(retries.poll(), now);
    }

    private void addOthers(List<DeliveryEvent> chosen, long now) {
        long bytes = chosen.get(0).bytes();
        int setAside = 0;
        while (chosen.size() < bulkMaxEvents && bytes < MOST_BULK_BYTES && setAside < bulkMaxEvents) {
            DeliveryEvent other = fresh();
            if (other == null) {
                return;
            }
            if (other.isSingleOnly()) {
                setAside++;
                retry(other, now);
            } else {
                bytes += other.bytes();
                chosen.add(other);
            }
        }
    }

    private DeliveryEvent first(long now, boolean retriesToo) {
        if (retriesToo && hasDueRetry(now)) {
            return loaded(retries.poll(), now);
        }
        return fresh();
    }

    private DeliveryEvent fresh() {
        DeliveryEvent inMemory = memory.takeReady();
        return inMemory != null ? inMemory : disk.takeFresh();
    }

    private DeliveryEvent loaded(DeliveryEvent event, long now) {
        EventStore.Loaded loaded = event == null ? EventStore.Loaded.NEVER : disk.load(event);
        if (loaded == EventStore.Loaded.NOT_NOW) {
            // The disk is to be opened again first.
            event.dueAt(now + DISK_PAUSE_NANOS);
            retries.add(event);
        }
        return loaded == EventStore.Loaded.YES ? event : null;
    }

    /** The oldest of those that wait, by when they were accepted; {@link Long#MAX_VALUE} if none waits. */
    long oldestMillis() {
        long oldest = Math.min(memory.oldestMillis(), disk.oldestMillis());
        for (DeliveryEvent event : retries) {
            oldest = Math.min(oldest, event.acceptedMillis());
        }
        return oldest;
    }

    /** Everything that is in memory only. */
    List<DeliveryEvent> takeAllInMemory() {
        List<DeliveryEvent> all = new ArrayList<>();
        for (DeliveryEvent event = memory.takeReady(); event != null; event = memory.takeReady()) {
            all.add(event);
        }
        retries.removeIf(event -> !event.isOnDisk() && all.add(event));
        return all;
    }

    boolean isEmptyInMemory() {
        return memory.readyCount() == 0 && retries.stream().allMatch(DeliveryEvent::isOnDisk);
    }
}
