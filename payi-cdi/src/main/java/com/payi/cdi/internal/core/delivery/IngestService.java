package com.payi.cdi.internal.core.delivery;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;

import com.payi.cdi.IngestStatistics;
import com.payi.cdi.IngestStatistics.DropReason;
import com.payi.cdi.internal.core.config.DeliveryConfiguration;
import com.payi.cdi.internal.core.context.Frame;
import com.payi.cdi.internal.core.delivery.spool.SpoolPlace;
import com.payi.cdi.internal.core.log.DeliveryLogger;
import com.payi.cdi.internal.core.log.ThrottledLog;
import com.payi.cdi.spi.IngestSender;

/**
 * Accepts events from the application's threads, which never wait. One thread of its own builds them and writes them
 * into the journal of the spool, another one delivers them. Both are started by the first call, or with the application
 * where there is a spool, and ended by {@link #close()}.
 */
public final class IngestService {
    private static final long GRACE_MILLIS = 1000;

    private final DeliveryConfiguration configuration;
    private final boolean sends;
    private final Supplier<IngestSender> senders;
    private final ResultListener results;
    private final Runnable housekeeping;
    private final MonotonicClock clock = new MonotonicClock(Clock.systemUTC(), System::nanoTime);
    private final Counters counters;
    private final Flushes flushes;
    private final MemoryQueue queue;
    private final Consumer<List<DeliveryEvent>> evicted = this::evicted;
    private final ThrottledLog throttled = new ThrottledLog();
    private final AtomicBoolean started = new AtomicBoolean();
    private final AtomicBoolean closed = new AtomicBoolean();
    /** Null where events do not survive the process. */
    private final SpoolPlace place;
    private final EventIntake intake;
    private volatile Supplier<EventSource> example = () -> null;
    private volatile IngestWorker worker;
    private volatile Thread thread;
    private Thread intakeThread;

    /**
     * @param sends false if there is nothing to send with, such as a key: what is on disk stays there then
     * @param senders called once, on the delivering thread
     * @param results gets each result, on the delivering thread
     * @param housekeeping run on the delivering thread about once a second
     */
    public IngestService(DeliveryConfiguration configuration, boolean sends, Supplier<IngestSender> senders,
            ResultListener results, Runnable housekeeping) {
        this.configuration = configuration;
        this.sends = sends;
        this.senders = senders;
        this.results = results;
        this.housekeeping = housekeeping;
        Arrivals arrivals = new Arrivals(new QueueRoom(configuration.queueCapacity(), configuration.queueMaxBytes()));
        this.counters = new Counters(clock, arrivals::count);
        this.flushes = new Flushes(counters);
        this.queue = new MemoryQueue(configuration, arrivals, counters, clock);
        this.place = sends && configuration.spool() != null ? new SpoolPlace(configuration.spool().directory()) : null;
        this.intake = new EventIntake(queue, place == null ? EventJournal.NONE : new SpoolEntrance(place),
                () -> example.get(),
                configuration.sending() == DeliveryConfiguration.Sending.AUTO ? this::needsResult : event -> false,
                results);
    }

    private boolean needsResult(DeliveryEvent event) {
        // Both are asked: each remembers what it asked for.
        boolean ofContext = results.needsResult(event.frame());
        return event.tally() != null && event.tally().needsResult() || ofContext;
    }

    public IngestStatistics statistics() {
        return counters;
    }

    /**
     * The same with the application, so that the first calls find everything ready.
     *
     * @param exampleOfEvents gives an event that is built and thrown away, on the intake thread
     */
    public void start(Supplier<EventSource> exampleOfEvents) {
        example = exampleOfEvents;
        start();
    }

    /** Begins to deliver, if that has not happened yet. Never fails. */
    public void start() {
        if (started.get() || closed.get()) {
            return;
        }
        try {
            startThreads();
        } catch (RuntimeException | Error e) {
            // There are too many threads, or there is no memory. The events wait, and the next one tries again.
            warn("thread", () -> DeliveryLogger.LOG.deliveryFailed(e));
        }
    }

    private void startThreads() {
        synchronized (started) {
            if (closed.get() || started.get()) {
                return;
            }
            if (intakeThread == null) {
                intakeThread = DeliveringThread.started(intake, "payi-intake");
            }
            if (thread == null) {
                thread = DeliveringThread.started(this::deliver, "payi-ingest");
            }
            started.set(true);
        }
    }

    /** A warning that fails, for want of memory, must not reach the caller. */
    private void warn(String kind, Runnable message) {
        try {
            throttled.warn(kind, message);
        } catch (RuntimeException | Error e) {
            return;
        }
    }

    /** The same for an event that is built already. */
    public void offer(IngestEvent event, Frame frame) {
        offer(EventSource.of(event), frame);
    }

    /**
     * Never blocks and never fails; an event that finds no room is counted and logged.
     *
     * @param frame waits for the result
     */
    public void offer(EventSource source, Frame frame) {
        start();
        try {
            DropReason refused = accept(source, frame);
            if (refused != null) {
                logRefused(source, refused);
            }
        } catch (RuntimeException | Error e) {
            // The event is counted; there is no memory to log it.
            return;
        }
    }

    /** @return why it was not accepted, if that is still to be logged */
    private DropReason accept(EventSource source, Frame frame) {
        DropReason refused;
        try {
            Arrival arrival = arrival(source, frame);
            refused = queue.offer(arrival, evicted);
            if (refused == null && arrival.isBuiltByCaller()) {
                intake.takeOnCaller(arrival);
            }
        } catch (RuntimeException | Error e) {
            // Nothing was accepted: whatever follows that does not fail.
            droppedAtOnce(source, DropReason.UNREADABLE);
            warn("offer", () -> DeliveryLogger.LOG.notAccepted(e));
            return null;
        }
        if (refused != null) {
            droppedAtOnce(source, refused);
        }
        return refused;
    }

    private void droppedAtOnce(EventSource source, DropReason reason) {
        counters.droppedAtOnce(reason);
        if (source.end() != null) {
            source.end().dropped(reason);
        }
    }

    private Arrival arrival(EventSource source, Frame frame) {
        if (place == null) {
            return new Arrival(source, frame, source.estimatedBytes(), Arrival.NOT_STAMPED);
        }
        boolean quick = intake.isQuick(source);
        Arrival arrival = new Arrival(source, frame, source.estimatedBytes(), clock.nanos());
        if (quick) {
            arrival.builtByCaller(DeliveryEvent.accepted(counters, arrival, clock));
        }
        return arrival;
    }

    private void logRefused(EventSource source, DropReason refused) {
        switch (refused) {
            case SHUTDOWN -> warn("closed", () -> DeliveryLogger.LOG.offeredAfterEnd(source.idHint()));
            case TOO_LARGE ->
                warn("large", () -> DeliveryLogger.LOG.eventTooLarge(source.idHint(), configuration.queueMaxBytes()));
            default -> logOverflow();
        }
    }

    /** Never fails: the event that they gave way to is accepted. */
    private void evicted(List<DeliveryEvent> events) {
        for (DeliveryEvent event : events) {
            event.dropped(DropReason.QUEUE_FULL, results);
        }
        try {
            logOverflow();
        } catch (OutOfMemoryError e) {
            // It is counted.
            return;
        }
    }

    private void logOverflow() {
        warn("queueFull",
                () -> DeliveryLogger.LOG.queueFull(configuration.queueCapacity(), configuration.queueMaxBytes(),
                        counters.droppedBecause(DropReason.QUEUE_FULL)));
    }

    /** Waits until everything that was accepted before is delivered; false if it is not. Never fails because of that. */
    public boolean flush(Duration time) {
        Objects.requireNonNull(time, "time");
        if (thread == null || closed.get() || thread == Thread.currentThread()) {
            return flushes.isNothingWaiting();
        }
        return flushes.await(time, queue::wakeUp);
    }

    /** Whether a thread waits until everything is delivered. */
    boolean isFlushing() {
        return flushes.areOpen();
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
        EventStore disk = place == null ? EventStore.NONE : new SpoolQueue(configuration.spool(), place, clock, counters);
        RetryPolicy policy = RetryPolicy.of(configuration);
        CircuitBreaker circuit = new CircuitBreaker(policy.backoff());
        PendingEvents pending = new PendingEvents(queue, disk, configuration);
        OutcomeHandler outcomes = new OutcomeHandler(policy, counters, queue, disk, pending, circuit, results, clock,
                sender::keyOrigin);
        InFlightRequests requests = new InFlightRequests(sender, configuration.requestTimeout().toNanos(),
                queue::wakeUp);
        return new IngestWorker(configuration,
                new IngestWorker.Parts(sends, queue, disk, counters, pending, circuit, outcomes, requests, flushes, clock),
                housekeeping);
    }

    /** Delivers what is queued within the configured time, then ends the thread and logs the counts. */
    public void close() {
        synchronized (started) {
            if (!closed.compareAndSet(false, true)) {
                return;
            }
        }
        if (thread != null) {
            queue.hurry();
            IngestWorker working = worker;
            if (working != null) {
                working.end(configuration.shutdownTimeout().toNanos());
            }
            awaitEnd(thread);
            queue.end();
        } else {
            queue.end();
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
            rest.forEach(event -> event.dropped(DropReason.SHUTDOWN, results));
            DeliveryLogger.LOG.lostAtShutdown(rest.size(), configuration.shutdownTimeout().toMillis());
        }
    }

    /** The time is bounded, so an interrupt is not needed to end the wait, and would lose events. */
    private void awaitEnd(Thread delivering) {
        boolean interrupted = Thread.interrupted();
        interrupted |= DeliveringThread.join(delivering, configuration.shutdownTimeout().toMillis() + GRACE_MILLIS);
        IngestWorker working = worker;
        if (delivering.isAlive() && working != null) {
            // A sender of the application does not return.
            working.interrupt(delivering);
            interrupted |= DeliveringThread.join(delivering, GRACE_MILLIS);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
