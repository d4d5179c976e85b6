package com.payi.cdi.internal.core.delivery;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

import com.payi.cdi.IngestStatistics.DropReason;
import com.payi.cdi.internal.core.config.DeliveryConfiguration;

/**
 * The events in memory, bounded by number and bytes; those in flight count, too. The application's threads leave what
 * they have without a lock ({@link Arrivals}); the intake thread builds events from it; the delivering thread gets them
 * out. All but the way in has one lock, which a calling thread needs only where the oldest events give way, or where it
 * builds its event itself.
 */
final class MemoryQueue {
    private static final long LAST_BUILDS_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private final Arrivals arrivals;
    private final QueueRoom room;
    private final IntakeSleep sleep;
    private final boolean oldestGivesWay;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Incoming incoming;
    private final BuiltEvents built = new BuiltEvents();
    /** Queued: written as JSON, waiting for their first attempt. */
    private final Deque<DeliveryEvent> ready = new ArrayDeque<>();
    private boolean woken;
    private boolean hurried;
    private volatile boolean ended;

    MemoryQueue(DeliveryConfiguration configuration, Arrivals arrivals, Counters counters, MonotonicClock clock) {
        this.arrivals = arrivals;
        this.room = arrivals.room();
        this.incoming = new Incoming(arrivals, room, counters, clock);
        this.oldestGivesWay = configuration.overflow() == DeliveryConfiguration.Overflow.DROP_OLDEST;
        // With a spool, an event is safe only when it is written.
        this.sleep = new IntakeSleep(configuration.spool() == null);
    }

    /**
     * Puts in what a call hands over. If the calling thread builds it, then {@link #putBuilt}, {@link #discard} or
     * {@link #leaveToIntake} has to follow. Fails only before it has accepted anything.
     *
     * @param evicted gets the others that had to go
     * @return why there is no room, null if there was
     */
    DropReason offer(Arrival arrival, Consumer<List<DeliveryEvent>> evicted) {
        DropReason refused = arrivals.offer(arrival);
        if (refused == DropReason.QUEUE_FULL && oldestGivesWay) {
            refused = offerInPlaceOfOldest(arrival, evicted);
        }
        if (refused == null && !arrival.isBuiltByCaller()) {
            sleep.wake();
        }
        return refused;
    }

    private DropReason offerInPlaceOfOldest(Arrival arrival, Consumer<List<DeliveryEvent>> evicted) {
        List<DeliveryEvent> gone;
        lock.lock();
        try {
            Arrival last;
            do {
                last = incoming.receive();
                if (ended) {
                    return DropReason.SHUTDOWN;
                }
                if (!room.isForWithoutEvictable(last, arrival.bytes())) {
                    return DropReason.QUEUE_FULL;
                }
                gone = oldest(room.tooMany(last), room.tooManyBytes(last, arrival.bytes()));
            } while (!arrivals.offerBehind(last, arrival));
            evict(gone.size());
        } finally {
            lock.unlock();
        }
        // Outside of the lock: it may be logged, and a log can be slow.
        evicted.accept(gone);
        return null;
    }

    /** They are still there: memory for the list may be missing. */
    private List<DeliveryEvent> oldest(long number, long bytes) {
        List<DeliveryEvent> oldest = new ArrayList<>();
        long more = bytes;
        Iterator<DeliveryEvent> all = ready.iterator();
        while ((oldest.size() < number || more > 0) && all.hasNext()) {
            DeliveryEvent event = all.next();
            oldest.add(event);
            more -= event.bytes();
        }
        incoming.findOldest(number - oldest.size(), more, oldest);
        return oldest;
    }

    private void evict(int oldest) {
        for (int left = oldest; left > 0; left--) {
            DeliveryEvent written = ready.pollFirst();
            if (written != null) {
                room.notEvictable(written.bytes());
                room.free(written.bytes());
            } else {
                incoming.evictOldest();
            }
        }
    }

    /** The next of those that came; it still counts for the limits. For the intake thread. Null if there is none. */
    DeliveryEvent takeIncoming() {
        lock.lock();
        try {
            return incoming.size() == 0 ? null : incoming.take();
        } finally {
            lock.unlock();
        }
    }

    /** As many of them, for the thread that ends the delivery. */
    List<DeliveryEvent> takeIncoming(int most) {
        List<DeliveryEvent> taken = new ArrayList<>();
        for (DeliveryEvent next; taken.size() < most && (next = takeIncoming()) != null;) {
            taken.add(next);
        }
        return taken;
    }

    /** An event that was taken is built. */
    void putBuilt(DeliveryEvent event) {
        lock.lock();
        try {
            incoming.receive();
            built.add(event);
            room.resize(event.bytes() - event.estimatedBytes());
            incoming.done();
            woken |= event.isResultNeeded();
            if (woken || hurried || built.isEnough()) {
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** An event that was taken is dropped. */
    void discard(DeliveryEvent event) {
        locked(() -> {
            incoming.receive();
            room.free(event.estimatedBytes());
            incoming.done();
            changed.signalAll();
        });
    }

    /** An event that was to be built elsewhere is left to the intake thread after all. */
    void leaveToIntake(Arrival arrival) {
        locked(() -> {
            incoming.receive();
            incoming.leave(arrival);
        });
        sleep.wake();
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
            if (next != null) {
                room.notEvictable(next.bytes());
            }
            return next;
        });
    }

    /** When the oldest that waits for its first attempt was accepted; {@link Long#MAX_VALUE} if there is none. */
    long oldestMillis() {
        return locked(
                () -> Math.min(incoming.oldestMillis(), Math.min(oldest(ready.peekFirst()), oldest(built.oldest()))));
    }

    private static long oldest(DeliveryEvent first) {
        return first == null ? Long.MAX_VALUE : first.acceptedMillis();
    }

    int readyCount() {
        return locked(() -> ready.size());
    }

    /** Whether something came that {@link #takeBuilt} has not returned yet. */
    boolean hasIncoming() {
        return locked(() -> incoming.unbuilt() > 0 || !built.isEmpty());
    }

    /** An event is not in memory any more. */
    void release(long eventBytes) {
        lock.lock();
        try {
            room.free(eventBytes);
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
        sleep.await(() -> hasToBuild() || ended);
        return hasToBuild();
    }

    private boolean hasToBuild() {
        return locked(() -> incoming.size() > 0);
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
            int before = incoming.unbuilt();
            while (before > 0 && left > 0) {
                left = changed.awaitNanos(left);
                int now = incoming.unbuilt();
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
            changed.signalAll();
        });
    }

    /** The application ends: waits a moment, so that the last events are built and share requests. */
    void hurry() {
        lock.lock();
        try {
            hurried = true;
            incoming.receive();
            sleep.hurry();
            for (long left = LAST_BUILDS_NANOS; left > 0 && incoming.unbuilt() > 0;) {
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            changed.signalAll();
            lock.unlock();
        }
    }

    /** Accepts nothing any more; what was accepted is seen by all that is called afterwards. */
    void end() {
        locked(() -> {
            incoming.end();
            ended = true;
            changed.signalAll();
        });
        sleep.hurry();
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
}
