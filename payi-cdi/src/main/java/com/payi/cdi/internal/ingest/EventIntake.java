package com.payi.cdi.internal.ingest;

import java.util.ArrayList;
import java.util.List;

import com.payi.cdi.IngestStatistics.DropReason;
import com.payi.cdi.internal.DeliveryLogger;
import com.payi.cdi.internal.QuietLog;
import com.payi.cdi.spi.OutgoingEvent;

/** Takes what the application's threads have left, writes it as JSON and brings it to disk, or to memory where there is none. */
final class EventIntake {
    /** So many are held twice, as objects and as text. */
    private static final int AT_ONCE = 500;

    private final Backlog backlog;
    private final EventsOnDisk disk;
    private final Ledger ledger;
    private final QuietLog quiet = new QuietLog();

    EventIntake(Backlog backlog, EventsOnDisk disk, Ledger ledger) {
        this.backlog = backlog;
        this.disk = disk;
        this.ledger = ledger;
    }

    /** @return whether something was there */
    boolean run() {
        List<Submission> taken = backlog.takeIncoming(AT_ONCE);
        List<EventsOnDisk.Entry> entries = new ArrayList<>(taken.size());
        for (Submission submission : taken) {
            EventsOnDisk.Entry entry = written(submission);
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

    private boolean written(List<EventsOnDisk.Entry> entries) {
        try {
            return disk.write(entries);
        } catch (RuntimeException | Error e) {
            quiet.warn("unwritten", () -> DeliveryLogger.LOG.deliveryFailed(e));
            return false;
        }
    }

    private EventsOnDisk.Entry written(Submission submission) {
        IngestEvent event = submission.event();
        try {
            return new EventsOnDisk.Entry(new OutgoingEvent(event.id(), IngestJson.item(event)), submission);
        } catch (RuntimeException | Error e) {
            backlog.release(submission.bytes());
            ledger.dropped(Ledger.Place.MEMORY, DropReason.UNREADABLE, 1);
            quiet.warn("unwritable", () -> DeliveryLogger.LOG.notWritten(event.id(), e));
            return null;
        }
    }

    private void keepInMemory(List<EventsOnDisk.Entry> entries) {
        long estimated = entries.stream().mapToLong(entry -> entry.submission().bytes()).sum();
        backlog.putReady(entries.stream().map(EventIntake::inMemory).toList(), estimated);
    }

    private static QueuedEvent inMemory(EventsOnDisk.Entry entry) {
        return QueuedEvent.inMemory(entry.event(), entry.submission().acceptedMillis(), entry.submission().frame());
    }
}
