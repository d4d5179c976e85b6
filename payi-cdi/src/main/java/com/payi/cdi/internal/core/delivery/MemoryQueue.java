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
 * The events in memory, bounded by number and bytes; those in flight count, too. The application's threads put events
 * in and wait for nothing but the lock; the intake thread builds them; the delivering thread gets them out.
 */
final class MemoryQueue {
    private final int capacity;
    private final long maxBytes;
    private final boolean oldestGivesWay;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final Condition changed = lock.newCondition();
    /** Accepted, in the order they came. */
    private final Deque<DeliveryEvent> incoming = new ArrayDeque<>();
    /** Built, but not yet seen by the delivering thread. */
    private final Deque<DeliveryEvent> built = new ArrayDeque<>();
    /** Queued: written as JSON, waiting for their first attempt. */
    private final Deque<DeliveryEvent> ready = new ArrayDeque<>();
    /** How many events are being built. */
    private int inWork;
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
        return offer(event, false, evicted);
    }

    /**
     * The same for an event that the calling thread builds itself: {@link #putBuilt}, {@link #discard} or
     * {@link #leaveToIntake} has to follow.
     */
    DropReason offerToBuild(DeliveryEvent event, Consumer<List<DeliveryEvent>> evicted) {
        return offer(event, true, evicted);
    }

    private DropReason offer(DeliveryEvent event, boolean builds, Consumer<List<DeliveryEvent>> evicted) {
        List<DeliveryEvent> gone = new ArrayList<>(0);
        try {
            return offer(event, event.estimatedBytes(), builds, gone);
        } finally {
            if (!gone.isEmpty()) {
                // Outside of the lock: it may be logged, and a log can be slow.
                evicted.accept(gone);
            }
        }
    }

    private DropReason offer(DeliveryEvent event, long eventBytes, boolean builds, List<DeliveryEvent> gone) {
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
                evictFor(eventBytes, gone);
            }
            if (builds) {
                inWork++;
            } else {
                // First, because it is what may fail for want of memory.
                incoming.addLast(event);
                waitingBytes += eventBytes;
                arrived.signal();
            }
            count++;
            bytes += eventBytes;
            return null;
        } finally {
            lock.unlock();
        }
    }

    /** Some of those that came since the last time; they still count for the limits. For the intake thread. */
    List<DeliveryEvent> takeIncoming(int most) {
        lock.lock();
        try {
            List<DeliveryEvent> taken = new ArrayList<>(Math.min(most, incoming.size()));
            while (taken.size() < most && !incoming.isEmpty()) {
                DeliveryEvent next = incoming.pollFirst();
                waitingBytes -= next.estimatedBytes();
                taken.add(next);
            }
            inWork += taken.size();
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /** An event that was taken is built. */
    void putBuilt(DeliveryEvent event) {
        lock.lock();
        try {
            built.addLast(event);
            bytes += event.bytes() - event.estimatedBytes();
            inWork--;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** An event that was taken is dropped. */
    void discard(DeliveryEvent event) {
        lock.lock();
        try {
            count--;
            bytes -= event.estimatedBytes();
            inWork--;
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** An event that was to be built elsewhere is left to the intake thread after all. */
    void leaveToIntake(DeliveryEvent event) {
        lock.lock();
        try {
            incoming.addLast(event);
            waitingBytes += event.estimatedBytes();
            inWork--;
            arrived.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Some of those that were built since the last time; they still count for the limits. */
    List<DeliveryEvent> takeBuilt(int most) {
        lock.lock();
        try {
            List<DeliveryEvent> taken = new ArrayList<>(Math.min(most, built.size()));
            while (taken.size() < most && !built.isEmpty()) {
                taken.add(built.pollFirst());
            }
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /** Puts built events that stay in memory in again. */
    void putReady(List<DeliveryEvent> events) {
        lock.lock();
        try {
            for (DeliveryEvent event : events) {
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
            return Math.min(oldest(ready), Math.min(oldest(built), oldest(incoming)));
        } finally {
            lock.unlock();
        }
    }

    private static long oldest(Deque<DeliveryEvent> events) {
        return events.isEmpty() ? Long.MAX_VALUE : events.peekFirst().acceptedMillis();
    }

    int readyCount() {
        lock.lock();
        try {
            return ready.size();
        } finally {
            lock.unlock();
        }
    }

    /** Whether something came that {@link #takeBuilt} has not returned yet. */
    boolean hasIncoming() {
        lock.lock();
        try {
            return !incoming.isEmpty() || inWork > 0 || !built.isEmpty();
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

    /**
     * Waits until there is something to build. For the intake thread.
     *
     * @return false if nothing comes any more
     */
    boolean awaitIncoming() {
        lock.lock();
        try {
            while (incoming.isEmpty() && !ended) {
                arrived.awaitUninterruptibly();
            }
            return !incoming.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until all that came is built.
     *
     * @param nanos how long to wait for one step of the intake thread; it may hang in code of the application
     */
    void awaitAllBuilt(long nanos) {
        lock.lock();
        try {
            long left = nanos;
            int before = incoming.size() + inWork;
            while (before > 0 && left > 0) {
                left = changed.awaitNanos(left);
                int now = incoming.size() + inWork;
                left = now < before ? nanos : left;
                before = now;
            }
        } catch (InterruptedException e) {
            // The files that are written next are closed by an interrupted thread.
            Thread.interrupted();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until something is built, or the time is over. */
    void await(long nanos) throws InterruptedException {
        lock.lock();
        try {
            long left = nanos;
            while (!woken && built.isEmpty() && left > 0) {
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
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Accepts nothing any more. */
    void end() {
        lock.lock();
        try {
            ended = true;
            arrived.signal();
            changed.signal();
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

    private void evictFor(long eventBytes, List<DeliveryEvent> gone) {
        while (!hasRoomFor(eventBytes) && !(ready.isEmpty() && incoming.isEmpty())) {
            Deque<DeliveryEvent> from = ready.isEmpty() ? incoming : ready;
            DeliveryEvent oldest = from.peekFirst();
            gone.add(oldest);
            from.pollFirst();
            long freed = from == incoming ? oldest.estimatedBytes() : oldest.bytes();
            count--;
            bytes -= freed;
            waitingBytes -= freed;
        }
    }
}
