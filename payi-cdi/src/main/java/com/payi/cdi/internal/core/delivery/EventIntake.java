package com.payi.cdi.internal.core.delivery;

import java.util.ArrayList;
import java.util.List;

import com.payi.cdi.IngestStatistics.DropReason;
import com.payi.cdi.internal.core.log.DeliveryLogger;
import com.payi.cdi.internal.core.log.ThrottledLog;
import com.payi.cdi.spi.OutgoingEvent;

/** Takes what the application's threads have left, writes it as JSON and brings it to disk, or to memory where there is none. */
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
        IngestEvent event = submission.event();
        try {
            return new EventStore.Entry(new OutgoingEvent(event.id(), IngestJson.item(event)), submission);
        } catch (RuntimeException | Error e) {
            backlog.release(submission.bytes());
            ledger.dropped(Counters.Place.MEMORY, DropReason.UNREADABLE, 1);
            quiet.warn("unwritable", () -> DeliveryLogger.LOG.notWritten(event.id(), e));
            return null;
        }
    }

    private void keepInMemory(List<EventStore.Entry> entries) {
        long estimated = entries.stream().mapToLong(entry -> entry.submission().bytes()).sum();
        backlog.putReady(entries.stream().map(EventIntake::inMemory).toList(), estimated);
    }

    private static QueuedEvent inMemory(EventStore.Entry entry) {
        return QueuedEvent.inMemory(entry.event(), entry.submission().acceptedMillis(), entry.submission().frame());
    }
}
