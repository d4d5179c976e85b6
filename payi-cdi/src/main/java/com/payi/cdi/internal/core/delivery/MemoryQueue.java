package com.payi.cdi.internal.core.delivery;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

import com.payi.cdi.IngestStatistics.DropReason;
import com.payi.cdi.internal.core.config.DeliveryConfiguration;

/**
 * The events in memory, bounded by number and bytes; those in flight count, too. The application's threads put
 * events in and wait for nothing but the lock; the delivering thread gets them out.
 */
final class MemoryQueue {
    private final int capacity;
    private final long maxBytes;
    private final boolean oldestGivesWay;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    /** Accepted, in the order they came. */
    private final Deque<DeliveryEvent> incoming = new ArrayDeque<>();
    /** Queued: written as JSON, waiting for their first attempt. */
    private final Deque<DeliveryEvent> ready = new ArrayDeque<>();
    private int count;
    private long bytes;
    /** Of the events that wait in here and can be evicted; the others are in flight, or wait for retry. */
    private long waitingBytes;
    private boolean woken;
    private boolean ended;

    MemoryQueue(DeliveryConfiguration configuration) {
        this.capacity = configuration.queueCapacity();
        this.maxBytes = configuration.queueMaxBytes();
        this.oldestGivesWay = configuration.overflow() == DeliveryConfiguration.Overflow.DROP_OLDEST;
    }

    /**
     * Puts an event in.
     *
     * @param evicted gets the others that had to go
     * @return why there is no room, null if there was
     */
    DropReason offer(DeliveryEvent event, Consumer<List<DeliveryEvent>> evicted) {
        long eventBytes = event.estimatedBytes();
        List<DeliveryEvent> gone = List.of();
        lock.lock();
        try {
            if (ended) {
                return DropReason.SHUTDOWN;
            }
            if (eventBytes > maxBytes) {
                return DropReason.TOO_LARGE;
            }
            if (!hasRoomFor(eventBytes)) {
                if (!oldestGivesWay || !canGiveWayTo(eventBytes)) {
                    return DropReason.QUEUE_FULL;
                }
                gone = evictFor(eventBytes);
            }
            count++;
            bytes += eventBytes;
            waitingBytes += eventBytes;
            incoming.addLast(event);
            signal();
        } finally {
            lock.unlock();
        }
        if (!gone.isEmpty()) {
            // Outside of the lock: it may be logged, and a log can be slow.
            evicted.accept(gone);
        }
        return null;
    }

    /** Some of those that came since the last time; they still count for the limits. */
    List<DeliveryEvent> takeIncoming(int most) {
        lock.lock();
        try {
            List<DeliveryEvent> taken = new ArrayList<>();
            while (taken.size() < most && !incoming.isEmpty()) {
                DeliveryEvent next = incoming.pollFirst();
                waitingBytes -= next.estimatedBytes();
                taken.add(next);
            }
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /** Puts events that were taken, and are written now, in again. */
    void putReady(List<DeliveryEvent> events) {
        lock.lock();
        try {
            for (DeliveryEvent event : events) {
                bytes += event.bytes() - event.estimatedBytes();
                waitingBytes += event.bytes();
                event.queued();
                ready.addLast(event);
            }
        } finally {
            lock.unlock();
        }
    }

    /** The oldest that waits for its first attempt; it still counts for the limits. Null if there is none. */
    DeliveryEvent takeReady() {
        lock.lock();
        try {
            DeliveryEvent next = ready.pollFirst();
            waitingBytes -= next == null ? 0 : next.bytes();
            return next;
        } finally {
            lock.unlock();
        }
    }

    /** When the oldest that waits for its first attempt was accepted; {@link Long#MAX_VALUE} if there is none. */
    long oldestMillis() {
        lock.lock();
        try {
            long written = ready.isEmpty() ? Long.MAX_VALUE : ready.peekFirst().acceptedMillis();
            return Math.min(written, incoming.isEmpty() ? Long.MAX_VALUE : incoming.peekFirst().acceptedMillis());
        } finally {
            lock.unlock();
        }
    }

    int readyCount() {
        lock.lock();
        try {
            return ready.size();
        } finally {
            lock.unlock();
        }
    }

    /** Whether something came that {@link #takeIncoming} has not returned yet. */
    boolean hasIncoming() {
        lock.lock();
        try {
            return !incoming.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** An event is not in memory any more. */
    void release(long eventBytes) {
        lock.lock();
        try {
            count--;
            bytes -= eventBytes;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until something comes, or the time is over. */
    void await(long nanos) throws InterruptedException {
        lock.lock();
        try {
            long left = nanos;
            while (!woken && incoming.isEmpty() && left > 0) {
                left = changed.awaitNanos(left);
            }
            woken = false;
        } finally {
            lock.unlock();
        }
    }

    void wakeUp() {
        lock.lock();
        try {
            woken = true;
            signal();
        } finally {
            lock.unlock();
        }
    }

    /** Accepts nothing any more. */
    void end() {
        lock.lock();
        try {
            ended = true;
            signal();
        } finally {
            lock.unlock();
        }
    }

    private boolean hasRoomFor(long eventBytes) {
        return count < capacity && bytes + eventBytes <= maxBytes;
    }

    private boolean canGiveWayTo(long eventBytes) {
        return count - ready.size() - incoming.size() < capacity && bytes - waitingBytes + eventBytes <= maxBytes;
    }

    private List<DeliveryEvent> evictFor(long eventBytes) {
        List<DeliveryEvent> gone = new ArrayList<>();
        while (!hasRoomFor(eventBytes) && !(ready.isEmpty() && incoming.isEmpty())) {
            long freed = ready.isEmpty() ? incoming.peekFirst().estimatedBytes() : ready.peekFirst().bytes();
            gone.add(ready.isEmpty() ? incoming.pollFirst() : ready.pollFirst());
            count--;
            bytes -= freed;
            waitingBytes -= freed;
        }
        return gone;
    }

    private void signal() {
        changed.signal();
    }
}
