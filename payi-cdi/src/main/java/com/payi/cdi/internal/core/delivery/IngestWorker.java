package com.payi.cdi.internal.core.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import com.payi.cdi.internal.core.config.DeliveryConfiguration;
import com.payi.cdi.internal.core.log.DeliveryLogger;
import com.payi.cdi.internal.core.log.ThrottledLog;

/**
 * The delivering thread's work: puts events on disk, sends them, handles answers, waits. It alone knows the parts it is made
 * of, so none of them needs a lock.
 */
final class IngestWorker implements Runnable {
    private static final long HOUSEKEEPING_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long UNSETTLED_WAIT_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long PAUSE_AFTER_FAILURE_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long SHORTEST_WAIT_NANOS = TimeUnit.MILLISECONDS.toNanos(2);
    private static final long INTAKE_WAIT_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final DeliveryConfiguration configuration;
    private final boolean sends;
    private final MemoryQueue queue;
    private final EventStore disk;
    private final Counters counters;
    private final EventPlacement placement;
    private final PendingEvents pending;
    private final CircuitBreaker circuit;
    private final OutcomeHandler outcomes;
    private final ScoreOrder scores;
    private final InFlightRequests requests;
    private final Flushes flushes;
    private final Runnable housekeeping;
    private final MonotonicClock clock;
    private final ThrottledLog throttled = new ThrottledLog();
    private final Object interruption = new Object();
    private boolean keepsTheRest;
    private boolean retryWasLast;
    private boolean endsSoon;
    private long lastHousekeeping;
    private volatile boolean ending;
    private volatile long endNanos;
    private volatile long refuseNanos;

    /**
     * The parts that the work is made of.
     *
     * @param sends false if there is nothing to send with
     */
    record Parts(boolean sends, MemoryQueue queue, EventStore disk, Counters counters, PendingEvents pending,
            CircuitBreaker circuit,
            OutcomeHandler outcomes, InFlightRequests requests, Flushes flushes, MonotonicClock clock) {}

    /** @param housekeeping run about once a second */
    IngestWorker(DeliveryConfiguration configuration, Parts parts, Runnable housekeeping) {
        this.configuration = configuration;
        this.sends = parts.sends();
        this.queue = parts.queue();
        this.disk = parts.disk();
        this.counters = parts.counters();
        this.pending = parts.pending();
        this.placement = new EventPlacement(queue, disk, pending);
        this.circuit = parts.circuit();
        this.outcomes = parts.outcomes();
        this.scores = new ScoreOrder(outcomes, pending);
        this.requests = parts.requests();
        this.flushes = parts.flushes();
        this.clock = parts.clock();
        this.housekeeping = housekeeping;
    }

    /**
     * Lets the work end: when all is delivered, or else when the time is over.
     */
    void end(long timeoutNanos) {
        long now = clock.nanos();
        // What still comes in the first half is delivered in the second one.
        refuseNanos = now + timeoutNanos / 2;
        endNanos = now + timeoutNanos;
        ending = true;
        queue.wakeUp();
    }

    /**
     * Ends the wait of a sender that does not return, unless the rest is being kept already: files are closed by it.
     */
    void interrupt(Thread delivering) {
        synchronized (interruption) {
            if (!keepsTheRest) {
                delivering.interrupt();
            }
        }
    }

    @Override
    public void run() {
        attempt(disk::open);
        boolean done = false;
        while (!done) {
            try {
                done = step();
            } catch (InterruptedException e) {
                done = isOver(clock.nanos());
            } catch (RuntimeException | Error e) {
                failed(e);
                done = isOver(clock.nanos());
            }
        }
        synchronized (interruption) {
            keepsTheRest = true;
            Thread.interrupted();
        }
        keepTheRest();
    }

    private void attempt(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | Error e) {
            failed(e);
        }
    }

    /** Whatever it was, the thread lives on: everything that waits would be lost with it. */
    private void failed(Throwable failure) {
        try {
            throttled.warn("failed", () -> DeliveryLogger.LOG.deliveryFailed(failure));
        } catch (RuntimeException | Error e) {
            // There is no memory to log it. The pause may help.
            LockSupport.parkNanos(SHORTEST_WAIT_NANOS);
        }
        LockSupport.parkNanos(ending ? SHORTEST_WAIT_NANOS : PAUSE_AFTER_FAILURE_NANOS);
    }

    /** @return whether the work is done */
    private boolean step() throws InterruptedException {
        boolean more = placement.run();
        long now = clock.nanos();
        requests.collect(now, scores);
        counters.suspended(circuit.isOpen());
        if (ending && isAtTheEnd(now)) {
            return true;
        }
        if (flushes.areOpen()) {
            flush();
        }
        send(now);
        disk.maintain();
        if (now - lastHousekeeping >= HOUSEKEEPING_NANOS) {
            lastHousekeeping = now;
            housekeeping.run();
            counters.oldest(Math.min(pending.oldestMillis(), requests.oldestMillis()));
        }
        if (!more) {
            long then = clock.nanos();
            queue.await(pause(then),
                    flushes.areOpen() ? Gathering.ONE : pending.missing(then, outcomes.allowsBulk(then)));
        }
        return false;
    }

    /** The application waits: nothing waits for others to travel with. */
    private void flush() {
        pending.hurry();
        if (!queue.hasIncoming()) {
            flushes.built(clock.millis());
        }
        flushes.look(Math.min(pending.oldestMillis(), requests.oldestMillis()));
    }

    private boolean isAtTheEnd(long now) {
        if (now - refuseNanos >= 0) {
            queue.end();
        }
        if (isOver(now) || isAllSafe() && !queue.hasIncoming() && nothingComes()) {
            return true;
        }
        outcomes.endingAt(endNanos);
        // What waits for a later time is tried once at once: most of the time that is left belongs to what fails again.
        long soon = endsSoon ? now + (endNanos - now) / 2 : now;
        endsSoon = true;
        pending.shortenDeadline(soon);
        circuit.ending();
        circuit.shortenDeadline(now + (endNanos - now) / 2);
        return false;
    }

    /** Calls that are under way when the application ends are accepted for as long as there is something else to deliver. */
    private boolean nothingComes() {
        queue.end();
        return !queue.hasIncoming();
    }

    private boolean isOver(long now) {
        return ending && now - endNanos >= 0;
    }

    /** Whether there is nothing left, or only what waits on disk for a Pay-i that does not answer. */
    private boolean isAllSafe() {
        boolean nothingToSend = !pending.hasFresh() && pending.nextRetryNanos() == Long.MAX_VALUE;
        return requests.count() == 0 && pending.isEmptyInMemory() && (nothingToSend || circuit.isOpen());
    }

    private void send(long now) {
        while (sends && hasPlace(now) && circuit.permits(now, requests.count())) {
            List<DeliveryEvent> next = circuit.isOpen() ? probe(now) : next(now);
            if (next.isEmpty()) {
                return;
            }
            if (scores.allows(next, now)) {
                disk.attempting(next);
                circuit.sent(now);
                requests.send(next, now);
            }
        }
    }

    private boolean hasPlace(long now) {
        // Towards the end, a request without an answer must not take the time of the others.
        int waited = ending ? Math.min(requests.sentBefore(now - patience()), configuration.maxInFlight()) : 0;
        return requests.count() - waited < configuration.maxInFlight();
    }

    /** How long a request keeps its place at the end. */
    private long patience() {
        return configuration.shutdownTimeout().toNanos() / 10;
    }

    private List<DeliveryEvent> probe(long now) {
        DeliveryEvent probe = pending.probe(now);
        return probe == null ? List.of() : List.of(probe);
    }

    private List<DeliveryEvent> next(long now) {
        boolean bulk = outcomes.allowsBulk(now);
        List<DeliveryEvent> next = pending.next(now, !pending.hasLeaving(now, bulk) || leavesRoom(now, bulk), bulk);
        retryWasLast = !next.isEmpty() && next.get(0).attempts().failures() > 0;
        return next;
    }

    /**
     * Events that have failed leave room for the others: they may be the cause of the failure, or run into a timeout.
     * One place is enough for others that travel together.
     */
    private boolean leavesRoom(long now, boolean bulk) {
        int places = configuration.maxInFlight();
        int most = bulk && pending.isBehind(now) ? places - 1 : places / 2;
        return places == 1 ? !retryWasLast : requests.retries() < Math.max(1, most);
    }

    private long pause(long now) {
        long until = now + (disk.isSettled() ? HOUSEKEEPING_NANOS : UNSETTLED_WAIT_NANOS);
        if (sends && (circuit.isOpen() && !ending ? requests.count() == 0 : hasPlace(now))) {
            long permitted = circuit.permitsAt(now);
            boolean somethingWaits = circuit.isOpen()
                    ? pending.hasFresh() || pending.nextRetryNanos() != Long.MAX_VALUE
                    : permitted > now && pending.hasFresh();
            long next = Math.min(pending.nextRetryNanos(), pending.nextFreshNanos(now));
            until = Math.min(until, somethingWaits ? permitted : Math.max(permitted, next));
        }
        if (ending && requests.count() > 0) {
            until = Math.min(until, now + patience());
        }
        until = Math.min(until, requests.nextDeadlineNanos());
        return Math.max(SHORTEST_WAIT_NANOS, until - now);
    }

    private void keepTheRest() {
        queue.end();
        queue.awaitAllBuilt(INTAKE_WAIT_NANOS);
        attempt(() -> {
            while (placement.run()) {
                continue;
            }
        });
        List<DeliveryEvent> rest = pending.takeAllInMemory();
        List<DeliveryEvent> held = pending.takeHeldInMemory();
        rest.addAll(held);
        rest.addAll(scores.takeAllInMemory());
        for (DeliveryEvent event : requests.abandon()) {
            if (!event.isOnDisk()) {
                event.singleOnly();
                rest.add(event);
            }
        }
        attempt(() -> spill(rest));
        List<DeliveryEvent> lost = new ArrayList<>(rest.stream().filter(event -> !event.isOnDisk()).toList());
        // Only if the intake thread hangs.
        lost.addAll(queue.takeIncoming(Integer.MAX_VALUE));
        if (!lost.isEmpty()) {
            int withoutUseCase = (int) held.stream().filter(event -> !event.isOnDisk()).count();
            outcomes.lostAtTheEnd(lost, withoutUseCase, configuration.shutdownTimeout());
        }
        disk.close();
    }

    private void spill(List<DeliveryEvent> rest) {
        if (!rest.isEmpty() && !disk.spill(rest)) {
            // An interrupt that was to end a sender may have closed the file.
            disk.open();
            disk.spill(rest);
        }
    }
}
