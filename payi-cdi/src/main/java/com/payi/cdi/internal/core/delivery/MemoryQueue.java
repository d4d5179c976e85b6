package com.payi.cdi.internal.core.delivery;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import com.payi.cdi.IngestStatistics.DropReason;
import com.payi.cdi.internal.core.config.DeliveryConfiguration;

/**
 * The events in memory, bounded by number and bytes; what is on its way counts, too. The application's threads put events in
 * and never wait for more than the lock, the delivering thread takes them out.
 */
final class MemoryQueue {
    private final int capacity;
    private final long maxBytes;
    private final boolean oldestGivesWay;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    /** As they came. */
    private final Deque<AcceptedEvent> incoming = new ArrayDeque<>();
    /** Written as JSON, waiting for their first attempt. */
    private final Deque<QueuedEvent> ready = new ArrayDeque<>();
    private int count;
    private long bytes;
    /** Of those that wait in here and can give way; the others are on their way, or wait to be tried again. */
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
     * @param evicted told how many others had to go
     * @return why there is no room, null if there was
     */
    DropReason offer(AcceptedEvent submission, Evicted evicted) {
        int gone = 0;
        lock.lock();
        try {
            if (ended) {
                return DropReason.SHUTDOWN;
            }
            if (submission.bytes() > maxBytes) {
                return DropReason.TOO_LARGE;
            }
            if (!hasRoomFor(submission.bytes())) {
                if (!oldestGivesWay || !canGiveWayTo(submission.bytes())) {
                    return DropReason.QUEUE_FULL;
                }
                gone = evictFor(submission.bytes());
            }
            count++;
            bytes += submission.bytes();
            waitingBytes += submission.bytes();
            incoming.addLast(submission);
            signal();
        } finally {
            lock.unlock();
        }
        if (gone > 0) {
            // Outside of the lock: it may be logged, and a log can be slow.
            evicted.count(gone);
        }
        return null;
    }

    /** Told of events that gave way, if any did. */
    interface Evicted {
        void count(int events);
    }

    /** Some of those that came since the last time; they still count. */
    List<AcceptedEvent> takeIncoming(int most) {
        lock.lock();
        try {
            List<AcceptedEvent> taken = new ArrayList<>();
            while (taken.size() < most && !incoming.isEmpty()) {
                AcceptedEvent next = incoming.pollFirst();
                waitingBytes -= next.bytes();
                taken.add(next);
            }
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /** @param estimated what the events counted for until now */
    void putReady(List<QueuedEvent> events, long estimated) {
        lock.lock();
        try {
            bytes -= estimated;
            for (QueuedEvent event : events) {
                bytes += event.bytes();
                waitingBytes += event.bytes();
                ready.addLast(event);
            }
        } finally {
            lock.unlock();
        }
    }

    /** The oldest that waits for its first attempt; it still counts. Null if there is none. */
    QueuedEvent takeReady() {
        lock.lock();
        try {
            QueuedEvent next = ready.pollFirst();
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

    /** Whether something came that {@link #takeIncoming} has not given yet. */
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

    /** Takes nothing in any more. */
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

    private int evictFor(long eventBytes) {
        int gone = 0;
        while (!hasRoomFor(eventBytes) && !(ready.isEmpty() && incoming.isEmpty())) {
            long freed = ready.isEmpty() ? incoming.pollFirst().bytes() : ready.pollFirst().bytes();
            count--;
            bytes -= freed;
            waitingBytes -= freed;
            gone++;
        }
        return gone;
    }

    private void signal() {
        changed.signal();
    }
}
