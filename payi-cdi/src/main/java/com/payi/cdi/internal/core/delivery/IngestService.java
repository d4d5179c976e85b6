package com.payi.cdi.internal.core.delivery;

import java.time.Clock;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import com.payi.cdi.IngestStatistics;
import com.payi.cdi.IngestStatistics.DropReason;
import com.payi.cdi.internal.core.config.DeliveryConfiguration;
import com.payi.cdi.internal.core.context.Frame;
import com.payi.cdi.internal.core.log.DeliveryLogger;
import com.payi.cdi.internal.core.log.ThrottledLog;
import com.payi.cdi.spi.IngestSender;

/**
 * Takes events from the application's threads, which never wait, and delivers them on a thread of its own. The thread is
 * started by the first call, or with the application where there is a spool, and ended by {@link #close()}.
 */
public final class IngestService {
    private static final long GRACE_MILLIS = 1000;

    private final DeliveryConfiguration configuration;
    private final Supplier<IngestSender> senders;
    private final ResultListener results;
    private final Runnable housekeeping;
    private final MonotonicClock clock = new MonotonicClock(Clock.systemUTC(), System::nanoTime);
    private final Counters ledger = new Counters(clock);
    private final MemoryQueue backlog;
    private final ThrottledLog quiet = new ThrottledLog();
    private final AtomicBoolean started = new AtomicBoolean();
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile IngestWorker worker;
    private volatile Thread thread;

    /**
     * @param senders asked once, on the delivering thread
     * @param results told of each result, on the delivering thread
     * @param housekeeping run on the delivering thread about once a second
     */
    public IngestService(DeliveryConfiguration configuration, Supplier<IngestSender> senders, ResultListener results,
            Runnable housekeeping) {
        this.configuration = configuration;
        this.senders = senders;
        this.results = results;
        this.housekeeping = housekeeping;
        this.backlog = new MemoryQueue(configuration);
    }

    public IngestStatistics statistics() {
        return ledger;
    }

    /** Begins to deliver, if that has not happened yet. */
    public void start() {
        if (started.get() || closed.get()) {
            return;
        }
        synchronized (started) {
            if (!closed.get() && started.compareAndSet(false, true)) {
                Thread delivering = new Thread(this::deliver, "payi-ingest");
                delivering.setDaemon(true);
                // The class loader of whoever made the first call would be pinned for as long as the thread lives.
                delivering.setContextClassLoader(null);
                try {
                    delivering.start();
                    thread = delivering;
                } catch (OutOfMemoryError e) {
                    // There are too many threads. The events wait, and the next one tries again.
                    started.set(false);
                    quiet.warn("thread", () -> DeliveryLogger.LOG.deliveryFailed(e));
                }
            }
        }
    }

    /** The same for an event that is built already. */
    public void offer(IngestEvent event, Frame frame) {
        offer(EventSource.of(event), frame);
    }

    /**
     * Never blocks and builds nothing; an event that finds no room is counted and logged.
     *
     * @param frame waits for the result
     */
    public void offer(EventSource source, Frame frame) {
        start();
        AcceptedEvent accepted = new AcceptedEvent(source, frame, clock.millis(), source.estimatedBytes());
        ledger.offered();
        DropReason refused = backlog.offer(accepted, this::evicted);
        if (refused == null) {
            return;
        }
        ledger.dropped(Counters.Place.MEMORY, refused, 1);
        switch (refused) {
            case SHUTDOWN -> quiet.warn("closed", () -> DeliveryLogger.LOG.offeredAfterEnd(source.idHint()));
            case TOO_LARGE ->
                quiet.warn("large", () -> DeliveryLogger.LOG.eventTooLarge(source.idHint(), configuration.queueMaxBytes()));
            default -> tellOverflow();
        }
    }

    private void evicted(int events) {
        if (events > 0) {
            ledger.dropped(Counters.Place.MEMORY, DropReason.QUEUE_FULL, events);
            tellOverflow();
        }
    }

    private void tellOverflow() {
        quiet.warn("queueFull", () -> DeliveryLogger.LOG.queueFull(configuration.queueCapacity(), configuration.queueMaxBytes(),
                ledger.droppedBecause(DropReason.QUEUE_FULL)));
    }

    private void deliver() {
        try (CloseableSender sender = new LazySender(senders)) {
            worker = newWorker(sender);
            if (closed.get()) {
                worker.end(configuration.shutdownTimeout().toNanos());
            }
            worker.run();
        }
    }

    private IngestWorker newWorker(IngestSender sender) {
        EventStore disk = configuration.spool() == null
                ? EventStore.NONE
                : new SpoolQueue(configuration.spool(), clock, ledger);
        Backoff backoff = new Backoff(configuration.initialDelay(), configuration.maxDelay(), new SplittableRandom());
        CircuitBreaker circuit = new CircuitBreaker(backoff);
        PendingEvents pending = new PendingEvents(backlog, disk, configuration);
        OutcomeHandler settlement = new OutcomeHandler(configuration, ledger, backlog, disk, pending, circuit, backoff, results,
                clock);
        InFlightRequests transmissions = new InFlightRequests(sender, configuration.requestTimeout().toNanos(),
                backlog::wakeUp);
        return new IngestWorker(configuration,
                new IngestWorker.Parts(backlog, disk, ledger, pending, circuit, settlement, transmissions, clock),
                housekeeping);
    }

    /** Delivers what is queued within the configured time, then ends the thread and tells the counts. */
    public void close() {
        synchronized (started) {
            if (!closed.compareAndSet(false, true)) {
                return;
            }
        }
        backlog.end();
        if (thread != null) {
            IngestWorker working = worker;
            if (working != null) {
                working.end(configuration.shutdownTimeout().toNanos());
            }
            awaitEnd(thread);
        } else {
            dropWhatWaits();
        }
        IngestStatistics.Snapshot counts = ledger.snapshot();
        if (counts.offered() > 0) {
            DeliveryLogger.LOG.summary(counts.offered(), counts.delivered(), counts.rejected(), counts.droppedTotal(),
                    counts.spooled(), counts.queued());
        }
    }

    /** Nothing was delivered ever: an event may have come at the last moment. */
    private void dropWhatWaits() {
        int rest = backlog.takeIncoming(Integer.MAX_VALUE).size();
        if (rest > 0) {
            ledger.dropped(Counters.Place.MEMORY, DropReason.SHUTDOWN, rest);
            DeliveryLogger.LOG.lostAtShutdown(rest, configuration.shutdownTimeout().toMillis());
        }
    }

    /** The time is bounded, so an interrupt is not needed to end the wait, and would lose events. */
    private void awaitEnd(Thread delivering) {
        boolean interrupted = Thread.interrupted();
        interrupted |= join(delivering, configuration.shutdownTimeout().toMillis() + GRACE_MILLIS);
        IngestWorker working = worker;
        if (delivering.isAlive() && working != null) {
            // A sender of the application's does not return.
            working.interrupt(delivering);
            interrupted |= join(delivering, GRACE_MILLIS);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return whether somebody wanted to interrupt it */
    private static boolean join(Thread delivering, long millis) {
        boolean interrupted = false;
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        for (long left = millis; left > 0; left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())) {
            try {
                delivering.join(left);
                return interrupted;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        return interrupted;
    }
}
