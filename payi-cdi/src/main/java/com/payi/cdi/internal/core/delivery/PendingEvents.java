package com.payi.cdi.internal.core.delivery;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;

import com.payi.cdi.internal.core.config.DeliveryConfiguration;
import com.payi.cdi.internal.core.config.DeliveryConfiguration.Sending;

/**
 * The events that wait to be sent, and the choice of the next ones: events in memory before those on disk, which are
 * safe; events that failed when their retry delay is over; events of a missing use case when it exists. Belongs to the
 * delivering thread.
 */
final class PendingEvents {
    /** A bulk request is not made larger than this, whatever its events hold. */
    private static final long MOST_BULK_BYTES = 1024 * 1024;

    private static final long DISK_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);
    /** A retry that waits for so long beyond its time shows that there are more than can be sent. */
    private static final long BEHIND_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final EventStore disk;
    private final int bulkThreshold;
    private final int bulkMaxEvents;
    private final PriorityQueue<DeliveryEvent> retries = new PriorityQueue<>(Comparator.comparingLong(DeliveryEvent::dueNanos));

    private final HeldEvents held;
    private final FreshEvents fresh;
    /** Looked for again only once it does not wait any more: there may be very many. Null if it is to be looked for. */
    private DeliveryEvent oldestRetry;
    private boolean ending;

    PendingEvents(MemoryQueue memory, EventStore disk, DeliveryConfiguration configuration) {
        this.disk = disk;
        this.held = new HeldEvents(RetryPolicy.slowBackoff(configuration), configuration.queueCapacity() / 2,
                configuration.queueMaxBytes() / 2);
        this.bulkThreshold = configuration.sending() == Sending.SINGLE ? 0 : configuration.bulkThreshold();
        this.fresh = new FreshEvents(memory, disk, Linger.of(configuration, MOST_BULK_BYTES));
        this.bulkMaxEvents = configuration.bulkMaxEvents();
    }

    /** Events wait for their first attempt. */
    void waiting(List<DeliveryEvent> events) {
        fresh.add(events);
    }

    /** The event waits for another attempt, due at a time. */
    void retry(DeliveryEvent event, long dueNanos) {
        if (waits(event, dueNanos)) {
            addRetry(event);
        }
    }

    private void addRetry(DeliveryEvent event) {
        retries.add(event);
        if (oldestRetry != null && event.acceptedMillis() < oldestRetry.acceptedMillis()) {
            oldestRetry = event;
        }
    }

    private static boolean waits(DeliveryEvent event, long dueNanos) {
        if (!event.retryAt(dueNanos)) {
            return false;
        }
        if (event.isOnDisk() && !event.isLostOnDisk()) {
            event.forgetText();
        }
        return true;
    }

    /** Whether any use case is missing at Pay-i. */
    boolean holdsAny() {
        return !held.isEmpty();
    }

    boolean isHeld(String useCase) {
        return held.isMissing(useCase);
    }

    /** Whether an event can wait for its use case. */
    boolean canHold(DeliveryEvent event) {
        return held.hasRoomFor(event);
    }

    /** The event waits for its use case. */
    void hold(String useCase, DeliveryEvent event, long now) {
        if (waits(event, now)) {
            held.hold(useCase, event);
            probe(useCase, now);
        }
    }

    /** The use case exists: all its events may go. */
    void release(String useCase) {
        DeliveryEvent probe = held.probeOf(useCase);
        if (probe != null && retries.remove(probe)) {
            fresh.release(List.of(probe));
        }
        fresh.release(held.release(useCase));
    }

    /** An event is final that may be the one that is sent to find out whether its use case exists. */
    void ended(String useCase, DeliveryEvent event, long now) {
        held.ended(useCase, event);
        probe(useCase, now);
    }

    /** An event that waits, or was just chosen, is final. If it was to find out about a use case, another one does. */
    void forget(DeliveryEvent event, long now) {
        retries.remove(event);
        String useCase = held.useCaseOf(event);
        if (useCase == null) {
            held.remove(event);
        } else {
            ended(useCase, event, now);
        }
    }

    /** An event that was chosen, and could not be sent yet, may be chosen again. */
    void again(DeliveryEvent event) {
        fresh.release(List.of(event));
    }

    /** Towards the end of the application, no use case comes into being any more. */
    private void probe(String useCase, long now) {
        HeldEvents.Probe next = ending ? null : held.nextProbe(useCase, now);
        if (next != null) {
            next.event().dueAt(next.dueNanos());
            addRetry(next.event());
        }
    }

    /** Removes events that wait for their use case, from the oldest on, while they meet a condition. */
    List<DeliveryEvent> removeHeld(Predicate<DeliveryEvent> condition) {
        return held.removeOldest(condition);
    }

    /** Nothing waits for others to travel with, for now. */
    void hurry() {
        fresh.hurry();
    }

    boolean hasFresh() {
        return fresh.count() > 0;
    }

    /** Whether any event that has not failed leaves now: not while it waits for others to travel with. */
    boolean hasLeaving(long now, boolean bulkToo) {
        return fresh.leave(now, bulkToo);
    }

    /** When such an event leaves that waits or may come until then; {@link Long#MAX_VALUE} if there is no such time. */
    long nextFreshNanos(long now) {
        return fresh.nextNanos(now);
    }

    /** What has to come before anything is to be done. */
    Gathering missing(long now, boolean bulkToo) {
        return bulkToo ? fresh.missing(now) : Gathering.ONE;
    }

    /** Whether retries are due earlier than they can be sent. */
    boolean isBehind(long now) {
        return !retries.isEmpty() && now - retries.peek().dueNanos() > BEHIND_NANOS;
    }

    boolean hasDueRetry(long now) {
        return !retries.isEmpty() && retries.peek().dueNanos() - now <= 0;
    }

    /** When the next retry is due; {@link Long#MAX_VALUE} if there is none. */
    long nextRetryNanos() {
        return retries.isEmpty() ? Long.MAX_VALUE : retries.peek().dueNanos();
    }

    /** The application ends: no retry is due later than this. */
    void shortenDeadline(long latest) {
        ending = true;
        fresh.ending();
        List<DeliveryEvent> late = new ArrayList<>();
        retries.removeIf(event -> event.dueNanos() - latest > 0 && late.add(event));
        for (DeliveryEvent event : late) {
            event.dueAt(latest);
            addRetry(event);
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
        boolean crowd = bulkToo && bulkThreshold > 0 && (fresh.count() >= bulkThreshold || isBehind(now));
        boolean retry = retriesToo && hasDueRetry(now);
        DeliveryEvent first = retry ? taken(retries::poll, now) : fresh(now, bulkToo);
        if (first == null) {
            return chosen;
        }
        chosen.add(first);
        boolean gathered = bulkToo && !retry && fresh.gather() && !first.isResultNeeded();
        if ((crowd || gathered) && !first.isSingleOnly()) {
            addOthers(chosen, crowd, now);
        }
        // One that can only be sent on its own makes no other wait.
        if (!retry && !first.isSingleOnly() || chosen.size() > 1) {
            fresh.left(chosen, now);
        }
        return chosen;
    }

    private DeliveryEvent fresh(long now, boolean bulkToo) {
        return fresh.leave(now, bulkToo) ? taken(fresh::take, now) : null;
    }

    /**
     * One event to find out whether Pay-i answers again: rather one that has not failed, which cannot be the reason
     * itself.
     */
    DeliveryEvent probe(long now) {
        DeliveryEvent probe = taken(fresh::take, now);
        if (probe == null) {
            return taken(retries::poll, now);
        }
        fresh.left(List.of(probe), now);
        return probe;
    }

    /** @param needed whether events whose result is needed may be among them */
    private void addOthers(List<DeliveryEvent> chosen, boolean needed, long now) {
        long bytes = chosen.get(0).bytes();
        List<DeliveryEvent> alone = new ArrayList<>();
        int setAside = 0;
        while (chosen.size() < bulkMaxEvents && bytes < MOST_BULK_BYTES && setAside < bulkMaxEvents) {
            DeliveryEvent other = taken(needed ? fresh::take : fresh::takeOther, now);
            if (other == null) {
                break;
            }
            if (other.isSingleOnly() && other.state() == EventState.QUEUED) {
                // Another process may have sent it; it has not failed here.
                setAside++;
                alone.add(other);
            } else if (other.isSingleOnly()) {
                setAside++;
                retry(other, now);
            } else if (other.isResultNeeded() && !needed) {
                setAside++;
                fresh.setAside(other);
            } else {
                bytes += other.bytes();
                chosen.add(other);
            }
        }
        alone.forEach(fresh::setAside);
    }

    private DeliveryEvent taken(Supplier<DeliveryEvent> source, long now) {
        DeliveryEvent event = source.get();
        while (event != null && !event.mayLeave()) {
            fresh.withdrawn(event);
            gone(event, now);
            event = source.get();
        }
        return loaded(event, now);
    }

    private DeliveryEvent loaded(DeliveryEvent event, long now) {
        EventStore.Loaded loaded = event == null ? EventStore.Loaded.NEVER : disk.load(event);
        if (loaded == EventStore.Loaded.NOT_NOW) {
            // The disk is to be opened again first.
            event.dueAt(now + DISK_PAUSE_NANOS);
            addRetry(event);
        }
        if (loaded == EventStore.Loaded.NEVER && event != null) {
            gone(event, now);
        }
        return loaded == EventStore.Loaded.YES ? event : null;
    }

    private void gone(DeliveryEvent event, long now) {
        String useCase = held.useCaseOf(event);
        if (useCase != null) {
            ended(useCase, event, now);
        }
    }

    /** The oldest of those that wait, by when they were accepted; {@link Long#MAX_VALUE} if none waits. */
    long oldestMillis() {
        long oldest = Math.min(fresh.oldestMillis(), held.oldestMillis());
        if (oldestRetry == null || oldestRetry.state() != EventState.WAITING_FOR_RETRY) {
            oldestRetry = retries.stream().min(Comparator.comparingLong(DeliveryEvent::acceptedMillis)).orElse(null);
        }
        return oldestRetry == null ? oldest : Math.min(oldest, oldestRetry.acceptedMillis());
    }

    /** Everything that is in memory only, without what waits for its use case. */
    List<DeliveryEvent> takeAllInMemory() {
        List<DeliveryEvent> all = new ArrayList<>();
        fresh.takeAllInMemory(all);
        retries.removeIf(event -> !event.isOnDisk() && all.add(event));
        return all;
    }

    /** What waits for its use case, and is in memory only. */
    List<DeliveryEvent> takeHeldInMemory() {
        return held.takeAllInMemory();
    }

    /** Whether nothing is in memory only but what waits for its use case. */
    boolean isEmptyInMemory() {
        return fresh.areAllOnDisk() && retries.stream().allMatch(DeliveryEvent::isOnDisk);
    }
}
