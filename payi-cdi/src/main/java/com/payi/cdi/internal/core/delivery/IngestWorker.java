package com.payi.cdi.internal.core.delivery;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import com.payi.cdi.IngestStatistics.DropReason;
import com.payi.cdi.internal.core.config.DeliveryConfiguration;
import com.payi.cdi.internal.core.log.DeliveryLogger;
import com.payi.cdi.internal.core.log.ThrottledLog;

/**
 * The delivering thread's work: takes in, sends, settles, waits. It alone knows the parts it is made of, so none of them needs
 * a lock.
 */
final class IngestWorker implements Runnable {
    private static final long HOUSEKEEPING_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long UNSETTLED_WAIT_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long PAUSE_AFTER_FAILURE_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long SHORTEST_WAIT_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    private final DeliveryConfiguration configuration;
    private final MemoryQueue backlog;
    private final EventStore disk;
    private final Counters ledger;
    private final EventIntake intake;
    private final PendingEvents pending;
    private final CircuitBreaker circuit;
    private final OutcomeHandler settlement;
    private final InFlightRequests transmissions;
    private final Runnable housekeeping;
    private final MonotonicClock clock;
    private final ThrottledLog quiet = new ThrottledLog();
    private final Object interruption = new Object();
    private boolean keepsTheRest;
    private long lastHousekeeping;
    private volatile boolean ending;
    private volatile long endNanos;

    /** The parts that the work is made of. */
    record Parts(MemoryQueue backlog, EventStore disk, Counters ledger, PendingEvents pending, CircuitBreaker circuit,
            OutcomeHandler settlement, InFlightRequests transmissions, MonotonicClock clock) {}

    /** @param housekeeping run about once a second */
    IngestWorker(DeliveryConfiguration configuration, Parts parts, Runnable housekeeping) {
        this.configuration = configuration;
        this.backlog = parts.backlog();
        this.disk = parts.disk();
        this.ledger = parts.ledger();
        this.intake = new EventIntake(backlog, disk, ledger);
        this.pending = parts.pending();
        this.circuit = parts.circuit();
        this.settlement = parts.settlement();
        this.transmissions = parts.transmissions();
        this.clock = parts.clock();
        this.housekeeping = housekeeping;
    }

    /** Lets the work end: when all is delivered, or else when the time is over. To be called after the backlog has ended. */
    void end(long timeoutNanos) {
        endNanos = clock.nanos() + timeoutNanos;
        ending = true;
        backlog.wakeUp();
    }

    /** Ends the wait of a sender that does not return, unless the rest is being kept already: files are closed by it. */
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
        quiet.warn("failed", () -> DeliveryLogger.LOG.deliveryFailed(failure));
        LockSupport.parkNanos(ending ? SHORTEST_WAIT_NANOS : PAUSE_AFTER_FAILURE_NANOS);
    }

    /** @return whether the work is done */
    private boolean step() throws InterruptedException {
        boolean more = intake.run();
        long now = clock.nanos();
        transmissions.collect(now, settlement);
        ledger.suspended(circuit.isOpen());
        if (ending && hurryToTheEnd(now)) {
            return true;
        }
        send(now);
        disk.tidy();
        if (now - lastHousekeeping >= HOUSEKEEPING_NANOS) {
            lastHousekeeping = now;
            housekeeping.run();
            ledger.oldest(Math.min(pending.oldestMillis(), transmissions.oldestMillis()));
        }
        if (!more) {
            backlog.await(pause(clock.nanos()));
        }
        return false;
    }

    private boolean hurryToTheEnd(long now) {
        if (isOver(now) || isAllSafe() && !backlog.hasIncoming()) {
            return true;
        }
        settlement.endingAt(endNanos);
        long soon = now + (endNanos - now) / 2;
        pending.hurry(soon);
        circuit.hurry(soon);
        return false;
    }

    private boolean isOver(long now) {
        return ending && now - endNanos >= 0;
    }

    /** Whether there is nothing left, or only what waits on disk for a Pay-i that does not answer. */
    private boolean isAllSafe() {
        boolean nothingToSend = !pending.hasFresh() && pending.nextRetryNanos() == Long.MAX_VALUE;
        return transmissions.count() == 0 && pending.isEmptyInMemory() && (nothingToSend || circuit.isOpen());
    }

    private void send(long now) {
        while (transmissions.count() < configuration.maxInFlight() && circuit.permits(now, transmissions.count())) {
            List<QueuedEvent> next = circuit.isOpen() ? probe(now) : next(now);
            if (next.isEmpty()) {
                return;
            }
            disk.attempting(next);
            transmissions.send(next, now);
        }
    }

    private List<QueuedEvent> probe(long now) {
        QueuedEvent probe = pending.probe(now);
        return probe == null ? List.of() : List.of(probe);
    }

    private List<QueuedEvent> next(long now) {
        // Events that have failed leave room for the others: they may be the reason, or wait for a timeout.
        boolean retriesToo = !pending.hasFresh() || transmissions.retries() < Math.max(1, configuration.maxInFlight() / 2);
        return pending.next(now, retriesToo, settlement.allowsBulk(now));
    }

    private long pause(long now) {
        long until = now + (disk.isSettled() ? HOUSEKEEPING_NANOS : UNSETTLED_WAIT_NANOS);
        if (circuit.isOpen() ? transmissions.count() == 0 : transmissions.count() < configuration.maxInFlight()) {
            long permitted = circuit.permitsAt(now);
            boolean somethingWaits = circuit.isOpen() || permitted > now && pending.hasFresh();
            until = Math.min(until, somethingWaits ? permitted : Math.max(permitted, pending.nextRetryNanos()));
        }
        until = Math.min(until, transmissions.nextDeadlineNanos());
        return Math.max(SHORTEST_WAIT_NANOS, until - now);
    }

    private void keepTheRest() {
        while (intake.run()) {
            continue;
        }
        List<QueuedEvent> rest = pending.takeAllInMemory();
        for (QueuedEvent event : transmissions.abandon()) {
            if (!event.isOnDisk()) {
                event.mustGoAlone();
                rest.add(event);
            }
        }
        if (!rest.isEmpty() && !rescued(rest)) {
            ledger.dropped(Counters.Place.MEMORY, DropReason.SHUTDOWN, rest.size());
            DeliveryLogger.LOG.lostAtShutdown(rest.size(), configuration.shutdownTimeout().toMillis());
        }
        disk.close();
    }

    private boolean rescued(List<QueuedEvent> rest) {
        if (disk.rescue(rest)) {
            return true;
        }
        // Whoever interrupted a sender may have closed the file.
        disk.open();
        return disk.rescue(rest);
    }
}
