package com.payi.cdi.internal.core.delivery;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

import com.payi.cdi.IngestStatistics.DropReason;
import com.payi.cdi.internal.core.config.DeliveryConfiguration;

/**
 * The events in memory, bounded by number and bytes; those in flight count, too. The application's threads put events
 * in and wait for nothing but the lock; the intake thread builds them; the delivering thread gets them out.
 */
final class MemoryQueue {
    private final QueueRoom room;
    private final boolean oldestGivesWay;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final Condition changed = lock.newCondition();
    /** Accepted, in the order they came. */
    private final Deque<DeliveryEvent> incoming = new ArrayDeque<>();
    private final BuiltEvents built = new BuiltEvents();
    /** Queued: written as JSON, waiting for their first attempt. */
    private final Deque<DeliveryEvent> ready = new ArrayDeque<>();
    /** How many events are being built. */
    private int inWork;
    private boolean woken;
    private boolean ended;

    MemoryQueue(DeliveryConfiguration configuration) {
        this.room = new QueueRoom(configuration.queueCapacity(), configuration.queueMaxBytes());
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
            if (room.isTooLarge(eventBytes)) {
                return DropReason.TOO_LARGE;
            }
            if (!room.isFor(eventBytes)) {
                if (!oldestGivesWay || !room.isForWithout(ready.size() + incoming.size(), eventBytes)) {
                    return DropReason.QUEUE_FULL;
                }
                evictFor(eventBytes, gone);
            }
            if (builds) {
                inWork++;
            } else {
                // First, because it is what may fail for want of memory.
                incoming.addLast(event);
                room.evictable(eventBytes);
                arrived.signal();
            }
            room.take(eventBytes);
            return null;
        } finally {
            lock.unlock();
        }
    }

    /** Some of those that came since the last time; they still count for the limits. For the intake thread. */
    List<DeliveryEvent> takeIncoming(int most) {
        return locked(() -> {
            List<DeliveryEvent> taken = new ArrayList<>(Math.min(most, incoming.size()));
            while (taken.size() < most && !incoming.isEmpty()) {
                DeliveryEvent next = incoming.pollFirst();
                room.evictable(-next.estimatedBytes());
                taken.add(next);
            }
            inWork += taken.size();
            return taken;
        });
    }

    /** An event that was taken is built. */
    void putBuilt(DeliveryEvent event) {
        locked(() -> {
            built.add(event);
            room.resize(event.bytes() - event.estimatedBytes());
            inWork--;
            woken |= event.isResultNeeded();
            if (woken || ended || built.isEnough()) {
                changed.signal();
            }
        });
    }

    /** An event that was taken is dropped. */
    void discard(DeliveryEvent event) {
        locked(() -> {
            room.free(event.estimatedBytes());
            inWork--;
            changed.signal();
        });
    }

    /** An event that was to be built elsewhere is left to the intake thread after all. */
    void leaveToIntake(DeliveryEvent event) {
        locked(() -> {
            incoming.addLast(event);
            room.evictable(event.estimatedBytes());
            inWork--;
            arrived.signal();
        });
    }

    /** Some of those that were built since the last time; they still count for the limits. */
    List<DeliveryEvent> takeBuilt(int most) {
        return locked(() -> built.take(most));
    }

    /** Puts built events that stay in memory in again. */
    void putReady(List<DeliveryEvent> events) {
        locked(() -> {
            for (DeliveryEvent event : events) {
                room.evictable(event.bytes());
                event.queued();
                ready.addLast(event);
            }
        });
    }

    /** The oldest that waits for its first attempt; it still counts for the limits. Null if there is none. */
    DeliveryEvent takeReady() {
        return locked(() -> {
            DeliveryEvent next = ready.pollFirst();
            room.evictable(next == null ? 0 : -next.bytes());
            return next;
        });
    }

    /** When the oldest that waits for its first attempt was accepted; {@link Long#MAX_VALUE} if there is none. */
    long oldestMillis() {
        return locked(
                () -> Math.min(oldest(ready.peekFirst()), Math.min(oldest(built.oldest()), oldest(incoming.peekFirst()))));
    }

    private static long oldest(DeliveryEvent first) {
        return first == null ? Long.MAX_VALUE : first.acceptedMillis();
    }

    int readyCount() {
        return locked(() -> ready.size());
    }

    /** Whether something came that {@link #takeBuilt} has not returned yet. */
    boolean hasIncoming() {
        return locked(() -> !incoming.isEmpty() || inWork > 0 || !built.isEmpty());
    }

    /** An event is not in memory any more. */
    void release(long eventBytes) {
        locked(() -> {
            room.free(eventBytes);
        });
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

    /** Waits until enough is built, an event whose result is needed is among it, or the time is over. */
    void await(long nanos, Gathering enough) throws InterruptedException {
        lock.lock();
        try {
            long left = nanos;
            built.await(enough);
            while (!woken && !built.isEnough() && left > 0) {
                left = changed.awaitNanos(left);
            }
            woken = false;
        } finally {
            lock.unlock();
        }
    }

    void wakeUp() {
        locked(() -> {
            woken = true;
            changed.signal();
        });
    }

    /** Accepts nothing any more. */
    void end() {
        locked(() -> {
            ended = true;
            arrived.signal();
            changed.signal();
        });
    }

    private void locked(Runnable step) {
        locked(() -> {
            step.run();
            return null;
        });
    }

    private <T> T locked(Supplier<T> step) {
        lock.lock();
        try {
            return step.get();
        } finally {
            lock.unlock();
        }
    }

    private void evictFor(long eventBytes, List<DeliveryEvent> gone) {
        while (!room.isFor(eventBytes) && !(ready.isEmpty() && incoming.isEmpty())) {
            Deque<DeliveryEvent> from = ready.isEmpty() ? incoming : ready;
            DeliveryEvent oldest = from.peekFirst();
            gone.add(oldest);
            from.pollFirst();
            long freed = from == incoming ? oldest.estimatedBytes() : oldest.bytes();
            room.evictable(-freed);
            room.free(freed);
        }
    }
}
