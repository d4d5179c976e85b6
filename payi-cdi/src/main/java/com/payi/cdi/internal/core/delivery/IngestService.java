package com.payi.cdi.internal.core.delivery;

import java.time.Clock;
import java.util.List;
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
 * Accepts events from the application's threads, which never wait, and delivers them on a thread of its own. The thread
 * is started by the first call, or with the application where there is a spool, and ended by {@link #close()}.
 */
public final class IngestService {
    private static final long GRACE_MILLIS = 1000;

    private final DeliveryConfiguration configuration;
    private final Supplier<IngestSender> senders;
    private final ResultListener results;
    private final Runnable housekeeping;
    private final MonotonicClock clock = new MonotonicClock(Clock.systemUTC(), System::nanoTime);
    private final Counters counters = new Counters(clock);
    private final MemoryQueue queue;
    private final ThrottledLog throttled = new ThrottledLog();
    private final AtomicBoolean started = new AtomicBoolean();
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile IngestWorker worker;
    private volatile Thread thread;

    /**
     * @param senders called once, on the delivering thread
     * @param results gets each result, on the delivering thread
     * @param housekeeping run on the delivering thread about once a second
     */
    public IngestService(DeliveryConfiguration configuration, Supplier<IngestSender> senders, ResultListener results,
            Runnable housekeeping) {
        this.configuration = configuration;
        this.senders = senders;
        this.results = results;
        this.housekeeping = housekeeping;
        this.queue = new MemoryQueue(configuration);
    }

    public IngestStatistics statistics() {
        return counters;
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
                // Otherwise the thread would keep the class loader of the first caller for as long as it lives.
                delivering.setContextClassLoader(null);
                try {
                    delivering.start();
                    thread = delivering;
                } catch (OutOfMemoryError e) {
                    // There are too many threads. The events wait, and the next one tries again.
                    started.set(false);
                    throttled.warn("thread", () -> DeliveryLogger.LOG.deliveryFailed(e));
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
        DeliveryEvent event = DeliveryEvent.accepted(counters, source, frame, clock.millis());
        DropReason refused = queue.offer(event, this::evicted);
        if (refused == null) {
            return;
        }
        event.dropped(refused);
        switch (refused) {
            case SHUTDOWN -> throttled.warn("closed", () -> DeliveryLogger.LOG.offeredAfterEnd(event.id()));
            case TOO_LARGE ->
                throttled.warn("large", () -> DeliveryLogger.LOG.eventTooLarge(event.id(), configuration.queueMaxBytes()));
            default -> logOverflow();
        }
    }

    private void evicted(List<DeliveryEvent> events) {
        events.forEach(event -> event.dropped(DropReason.QUEUE_FULL));
        logOverflow();
    }

    private void logOverflow() {
        throttled.warn("queueFull",
                () -> DeliveryLogger.LOG.queueFull(configuration.queueCapacity(), configuration.queueMaxBytes(),
                        counters.droppedBecause(DropReason.QUEUE_FULL)));
    }

    private void deliver() {
        try (LazySender sender = new LazySender(senders)) {
            worker = newWorker(sender);
            if (closed.get()) {
                worker.end(configuration.shutdownTimeout().toNanos());
            }
            worker.run();
        }
    }

    private IngestWorker newWorker(LazySender sender) {
        EventStore disk = configuration.spool() == null
                ? EventStore.NONE
                : new SpoolQueue(configuration.spool(), clock, counters);
        RetryPolicy policy = RetryPolicy.of(configuration);
        CircuitBreaker circuit = new CircuitBreaker(policy.backoff());
        PendingEvents pending = new PendingEvents(queue, disk, configuration);
        OutcomeHandler outcomes = new OutcomeHandler(policy, counters, queue, disk, pending, circuit, results, clock,
                sender::keyOrigin);
        InFlightRequests requests = new InFlightRequests(sender, configuration.requestTimeout().toNanos(),
                queue::wakeUp);
        return new IngestWorker(configuration,
                new IngestWorker.Parts(queue, disk, counters, pending, circuit, outcomes, requests, clock),
                housekeeping);
    }

    /** Delivers what is queued within the configured time, then ends the thread and logs the counts. */
    public void close() {
        synchronized (started) {
            if (!closed.compareAndSet(false, true)) {
                return;
            }
        }
        queue.end();
        if (thread != null) {
            IngestWorker working = worker;
            if (working != null) {
                working.end(configuration.shutdownTimeout().toNanos());
            }
            awaitEnd(thread);
        } else {
            dropWhatWaits();
        }
        IngestStatistics.Snapshot counts = counters.snapshot();
        if (counts.offered() > 0) {
            DeliveryLogger.LOG.summary(counts.offered(), counts.delivered(), counts.rejected(), counts.droppedTotal(),
                    counts.spooled(), counts.queued());
        }
    }

    /** Nothing was delivered ever: an event may have come at the last moment. */
    private void dropWhatWaits() {
        List<DeliveryEvent> rest = queue.takeIncoming(Integer.MAX_VALUE);
        if (!rest.isEmpty()) {
            rest.forEach(event -> event.dropped(DropReason.SHUTDOWN));
            DeliveryLogger.LOG.lostAtShutdown(rest.size(), configuration.shutdownTimeout().toMillis());
        }
    }

    /** The time is bounded, so an interrupt is not needed to end the wait, and would lose events. */
    private void awaitEnd(Thread delivering) {
        boolean interrupted = Thread.interrupted();
        interrupted |= join(delivering, configuration.shutdownTimeout().toMillis() + GRACE_MILLIS);
        IngestWorker working = worker;
        if (delivering.isAlive() && working != null) {
            // A sender of the application does not return.
            working.interrupt(delivering);
            interrupted |= join(delivering, GRACE_MILLIS);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return whether this thread was interrupted meanwhile */
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
