package com.payi.cdi.internal.core.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import com.payi.cdi.IngestStatistics.DropReason;
import com.payi.cdi.internal.core.log.DeliveryLogger;
import com.payi.cdi.internal.core.log.ThrottledLog;
import com.payi.cdi.spi.OutgoingEvent;

/**
 * Takes what the application's threads have left, builds the events, writes them as JSON and brings them to disk, or to
 * memory where there is none.
 */
final class EventIntake {
    /** So many are held twice, as objects and as text. */
    private static final int AT_ONCE = 500;

    private final MemoryQueue backlog;
    private final EventStore disk;
    private final Counters ledger;
    private final ThrottledLog quiet = new ThrottledLog();

    EventIntake(MemoryQueue backlog, EventStore disk, Counters ledger) {
        this.backlog = backlog;
        this.disk = disk;
        this.ledger = ledger;
    }

    /** @return whether something was there */
    boolean run() {
        List<AcceptedEvent> taken = backlog.takeIncoming(AT_ONCE);
        List<EventStore.Entry> entries = new ArrayList<>(taken.size());
        for (AcceptedEvent submission : taken) {
            EventStore.Entry entry = written(submission);
            if (entry != null) {
                entries.add(entry);
            }
        }
        if (!entries.isEmpty()) {
            if (written(entries)) {
                entries.forEach(entry -> backlog.release(entry.submission().bytes()));
            } else {
                keepInMemory(entries);
            }
        }
        return !taken.isEmpty();
    }

    private boolean written(List<EventStore.Entry> entries) {
        try {
            return disk.write(entries);
        } catch (RuntimeException | Error e) {
            quiet.warn("unwritten", () -> DeliveryLogger.LOG.deliveryFailed(e));
            return false;
        }
    }

    private EventStore.Entry written(AcceptedEvent submission) {
        IngestEvent event = built(submission);
        if (event == null) {
            return null;
        }
        try {
            return new EventStore.Entry(new OutgoingEvent(event.id(), IngestJson.item(event)), submission);
        } catch (RuntimeException | Error e) {
            drop(submission);
            quiet.warn("unwritable", () -> DeliveryLogger.LOG.notWritten(event.id(), e));
            return null;
        }
    }

    /** Null if it cannot be built. Part of that work is the application's own code, which may throw anything. */
    private IngestEvent built(AcceptedEvent submission) {
        try {
            return Objects.requireNonNull(submission.source().build(), "no event");
        } catch (Throwable e) {
            drop(submission);
            quiet.warn("unbuilt", () -> DeliveryLogger.LOG.notBuilt(submission.source().idHint(), e));
            return null;
        } finally {
            // An interrupt that such code left behind would close the files of a spool.
            Thread.interrupted();
        }
    }

    private void drop(AcceptedEvent submission) {
        backlog.release(submission.bytes());
        ledger.dropped(Counters.Place.MEMORY, DropReason.UNREADABLE, 1);
    }

    private void keepInMemory(List<EventStore.Entry> entries) {
        long estimated = entries.stream().mapToLong(entry -> entry.submission().bytes()).sum();
        backlog.putReady(entries.stream().map(EventIntake::inMemory).toList(), estimated);
    }

    private static QueuedEvent inMemory(EventStore.Entry entry) {
        return QueuedEvent.inMemory(entry.event(), entry.submission().acceptedMillis(), entry.submission().frame());
    }
}
