package com.payi.cdi.internal.core.delivery;

import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

import com.payi.cdi.IngestStatistics.DropReason;
import com.payi.cdi.internal.core.delivery.spool.JournalPosition;
import com.payi.cdi.internal.core.log.DeliveryLogger;
import com.payi.cdi.internal.core.log.ThrottledLog;
import com.payi.cdi.spi.OutgoingEvent;

/**
 * The intake thread's work, and all that it does: takes the events that the application's threads have left, builds
 * them, writes them as JSON and into the journal, and leaves them to the delivering thread. It never waits for Pay-i or
 * for a disk to be forced, so that an event is safe soon after its call.
 */
final class EventIntake implements Runnable {
    /** With fewer, the first events run slowly in a process that has just begun. */
    private static final int WARM_UP = 50;
    private static final long PAUSE_AFTER_FAILURE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private final MemoryQueue queue;
    private final EventJournal journal;
    private final Supplier<EventSource> examples;
    private final Predicate<DeliveryEvent> resultNeeded;
    private final ResultListener results;
    private final ThrottledLog throttled = new ThrottledLog();

    /**
     * @param examples gives events that are built and thrown away before the first one; or null
     * @param resultNeeded whether an event is sent on its own because of its result
     */
    EventIntake(MemoryQueue queue, EventJournal journal, Supplier<EventSource> examples, Predicate<DeliveryEvent> resultNeeded,
            ResultListener results) {
        this.queue = queue;
        this.journal = journal;
        this.examples = examples;
        this.resultNeeded = resultNeeded;
        this.results = results;
    }

    @Override
    public void run() {
        prepare();
        boolean more = true;
        while (more) {
            try {
                more = queue.awaitIncoming();
                take();
            } catch (RuntimeException | Error e) {
                failed(e);
                LockSupport.parkNanos(PAUSE_AFTER_FAILURE_NANOS);
            }
        }
    }

    /** What the first event of a process would wait for: above all, classes that are loaded. */
    private void prepare() {
        try {
            journal.open();
            for (int times = 0; times < WARM_UP; times++) {
                EventSource example = examples.get();
                if (example != null) {
                    IngestJson.content(example.build());
                }
            }
        } catch (RuntimeException | Error e) {
            // Only the first event takes longer.
            DeliveryLogger.LOG.debugf(e, "The intake of events could not be prepared");
        }
    }

    private void failed(Throwable failure) {
        try {
            throttled.warn("failed", () -> DeliveryLogger.LOG.deliveryFailed(failure));
        } catch (RuntimeException | Error e) {
            // There is no memory to log it; the thread lives on.
            return;
        }
    }

    /** One by one: while one hangs in code of the application, the others can still be dropped at the end. */
    private void take() {
        for (DeliveryEvent next = queue.takeIncoming(); next != null; next = queue.takeIncoming()) {
            take(next);
        }
    }

    /** Whatever fails, the event is counted, and the next one has its turn. */
    private void take(DeliveryEvent event) {
        try {
            if (event.isWritten() || write(event)) {
                journal(event, journal::append);
                queue.putBuilt(event);
            }
        } catch (RuntimeException | Error e) {
            drop(event);
            failed(e);
        } finally {
            // An interrupt that code of the application left behind would end the waits of this thread.
            Thread.interrupted();
        }
    }

    /** Whether the thread that hands over an event does the work itself, and the intake thread is not asked. */
    boolean isQuick(EventSource source) {
        return journal.isReady() && source.isQuick();
    }

    /** The work with one event, on the thread that hands it over. Never fails, and waits for no other thread. */
    void takeOnCaller(Arrival arrival) {
        DeliveryEvent event = arrival.event();
        try {
            if (write(event)) {
                journal(event, journal::tryAppend);
                if (event.journaled() != null) {
                    queue.putBuilt(event);
                } else {
                    queue.leaveToIntake(arrival);
                }
            }
        } catch (RuntimeException | Error e) {
            drop(event);
            failed(e);
        }
    }

    /** @return false if the event cannot be built or written, and is dropped */
    private boolean write(DeliveryEvent event) {
        OutgoingEvent ready = event.source().written();
        if (ready != null) {
            if (event.source().mayBeRepeated()) {
                event.singleOnly();
            }
            event.written(ready, 0);
            return true;
        }
        IngestEvent built = built(event);
        if (built == null) {
            return false;
        }
        try {
            OutgoingEvent content = IngestJson.content(built);
            event.written(content, built.contextBytes());
            event.tally(results.written(built, content, event.frame()));
            if (resultNeeded.test(event)) {
                event.resultNeeded();
            }
            return true;
        } catch (RuntimeException | Error e) {
            drop(event);
            throttled.warn("unwritable", () -> DeliveryLogger.LOG.notWritten(built.id(), e));
            return false;
        }
    }

    /** Null if that fails. Part of the work is the application's own code, which may throw anything. */
    private IngestEvent built(DeliveryEvent event) {
        try {
            return Objects.requireNonNull(event.source().build(), "no event");
        } catch (Throwable e) {
            drop(event);
            throttled.warn("unbuilt", () -> DeliveryLogger.LOG.notBuilt(event.id(), e));
            return null;
        }
    }

    /** What cannot be written there is not safe before the delivering thread has it on disk. */
    private void journal(DeliveryEvent event, Function<DeliveryEvent, JournalPosition> append) {
        try {
            event.journaled(append.apply(event));
        } catch (RuntimeException | Error e) {
            throttled.warn("unjournaled", () -> DeliveryLogger.LOG.deliveryFailed(e));
        }
    }

    private void drop(DeliveryEvent event) {
        if (event.dropped(DropReason.UNREADABLE)) {
            queue.discard(event);
        }
    }
}
