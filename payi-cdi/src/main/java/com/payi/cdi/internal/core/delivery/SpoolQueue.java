package com.payi.cdi.internal.core.delivery;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;

import com.payi.cdi.IngestStatistics.DropReason;
import com.payi.cdi.internal.core.config.DeliveryConfiguration;
import com.payi.cdi.internal.core.delivery.spool.EventSpool;
import com.payi.cdi.internal.core.delivery.spool.SpoolException;
import com.payi.cdi.internal.core.delivery.spool.SpoolPlace;
import com.payi.cdi.internal.core.delivery.spool.SpooledEvent;
import com.payi.cdi.internal.core.log.DeliveryLogger;
import com.payi.cdi.internal.core.log.ThrottledLog;

/**
 * The events of this process in its spool. After a write that failed, nothing is written for some seconds: new events
 * stay in memory, and those on disk are sent all the same, as a disk that is full can still be read. A disk that cannot
 * be read either is not used for some seconds, and what is on it waits.
 */
final class SpoolQueue implements EventStore {
    private static final int READ_AT_ONCE = 200;

    private final DeliveryConfiguration.Spool configuration;
    private final SpoolPlace place;
    private final MonotonicClock clock;
    private final DiskCondition disk;
    private final Counters counters;
    private final ThrottledLog throttled = new ThrottledLog();
    private final SpoolIndex index = new SpoolIndex();
    /** Read already, in the order they came. */
    private final Deque<DeliveryEvent> readAhead = new ArrayDeque<>();
    /** Null until the first opening succeeds. */
    private EventSpool spool;
    private long lastRead = -1;

    /** @param place claimed by this, or by the journal before */
    SpoolQueue(DeliveryConfiguration.Spool configuration, SpoolPlace place, MonotonicClock clock, Counters counters) {
        this.configuration = configuration;
        this.place = place;
        this.clock = clock;
        this.disk = new DiskCondition(clock, this::logUnusable);
        this.counters = counters;
    }

    private void logUnusable(SpoolException e) {
        throttled.warn("unusable",
                () -> DeliveryLogger.LOG.spoolUnusable(configuration.directory().toString(), e.getMessage()));
    }

    @Override
    public void open() {
        try {
            int dropped = 0;
            if (spool == null) {
                spool = EventSpool.open(place, configuration, clock.nanos());
            } else {
                spool.reopen();
                for (long key : index.uncommittedRemovals()) {
                    spool.remove(key);
                }
                dropped = index.compareWith(spool::contains);
            }
            disk.opened();
            lastRead = -1;
            readAhead.clear();
            reconcile(dropped);
        } catch (SpoolException e) {
            disk.failed(e);
        }
        place.appends(isUsed());
    }

    /** Whether events go to the disk: otherwise the journal would hold them for ever. */
    private boolean isUsed() {
        return disk.takesWrites() && !spool.isFull();
    }

    /**
     * What is on disk and what is counted may differ: after a start, and after a disk that failed half-way. Events that
     * are handed out and missing in the file are still counted as spooled, until they reach a final state.
     *
     * @param dropped events that were found missing one by one
     */
    private void reconcile(int dropped) {
        long difference = spool.count() + index.handedOutAndLost() - counters.spooledNow();
        if (difference > 0) {
            counters.recovered(difference);
            DeliveryLogger.LOG.recovered(difference, spool.file().toString());
        } else if (difference < 0) {
            counters.lostOnDisk(-difference);
        }
        long missing = dropped + Math.max(0, -difference);
        if (missing > 0) {
            DeliveryLogger.LOG.spooledEventsLost(missing, spool.file().toString());
        }
    }

    /** Whether the disk can be written to, or it is time to try that again. */
    private boolean mayWrite() {
        return disk.takesWrites() || disk.isToBeWrittenAgain() && spool.hasRoom();
    }

    @Override
    public boolean write(List<DeliveryEvent> events) {
        boolean written = writeIfPossible(events);
        place.appends(isUsed());
        return written;
    }

    private boolean writeIfPossible(List<DeliveryEvent> events) {
        if (spool != null) {
            events.stream().map(DeliveryEvent::journaled).filter(Objects::nonNull).forEach(spool::moving);
        }
        if (!mayWrite()) {
            return false;
        }
        if (spool.isFull()) {
            throttled.warn("full",
                    () -> DeliveryLogger.LOG.spoolFull(configuration.directory().toString(), configuration.maxBytes()));
            return false;
        }
        return append(events);
    }

    @Override
    public boolean spill(List<DeliveryEvent> events) {
        return append(events);
    }

    /** False if that is not possible now. What is written is spooled, whether it can be forced to the disk or not. */
    private boolean append(List<DeliveryEvent> events) {
        List<Long> keys = disk.read(null,
                () -> spool.append(events.stream().map(DeliveryEvent::toSpool).toList(), clock.nanos()));
        if (keys == null) {
            return false;
        }
        disk.written();
        disk.attempt(() -> spool.syncIfDue(clock.nanos()));
        for (int i = 0; i < keys.size(); i++) {
            if (events.get(i).spooled(keys.get(i))) {
                index.remember(events.get(i));
            }
        }
        return true;
    }

    @Override
    public long freshCount() {
        return disk.isOpen() ? spool.count() - index.handedOutInFile() : 0;
    }

    @Override
    public DeliveryEvent takeFresh() {
        return disk.read(null, () -> {
            if (freshCount() > 0 && readAhead.isEmpty()) {
                readAhead();
            }
            DeliveryEvent next = readAhead.pollFirst();
            if (next != null) {
                index.handOut(next);
            }
            return next;
        });
    }

    private void readAhead() throws SpoolException {
        List<SpooledEvent> slice;
        do {
            slice = spool.after(lastRead, READ_AT_ONCE);
            for (SpooledEvent stored : slice) {
                lastRead = stored.key();
                if (!index.isHandedOut(stored.key())) {
                    readAhead.addLast(event(stored));
                }
            }
        } while (readAhead.isEmpty() && !slice.isEmpty());
    }

    private DeliveryEvent event(SpooledEvent stored) {
        DeliveryEvent remembered = index.remembered(stored.key());
        if (remembered == null) {
            return DeliveryEvent.spooled(counters, stored);
        }
        remembered.text(stored.json());
        return remembered;
    }

    @Override
    public Loaded load(DeliveryEvent event) {
        if (event.json() != null) {
            return Loaded.YES;
        }
        if (event.isLostOnDisk()) {
            index.finish(event);
            event.dropped(DropReason.UNREADABLE);
            DeliveryLogger.LOG.spooledEventsLost(1, spool.file().toString());
            return Loaded.NEVER;
        }
        disk.attempt(() -> {
            List<SpooledEvent> found = spool.after(event.key() - 1, 1);
            event.text(found.isEmpty() || found.get(0).key() != event.key() ? null : found.get(0).json());
        });
        return event.json() == null ? Loaded.NOT_NOW : Loaded.YES;
    }

    @Override
    public void attempting(List<DeliveryEvent> events) {
        // The file has the mark of a single-only event already.
        List<Long> keys = events.stream()
                .filter(event -> event.isOnDisk() && !event.isSingleOnly() && !event.isLostOnDisk())
                .map(DeliveryEvent::key).toList();
        if (!keys.isEmpty() && disk.takesWrites()) {
            disk.attempt(() -> spool.attempting(keys));
        }
    }

    @Override
    public void remove(DeliveryEvent event) {
        index.finish(event);
        if (!event.isLostOnDisk()) {
            disk.attempt(() -> spool.remove(event.key()));
        }
    }

    @Override
    public void maintain() {
        if (disk.isToBeOpened()) {
            open();
        }
        place.appends(isUsed());
        if (!disk.takesWrites()) {
            maintainWithoutRoom();
            return;
        }
        disk.attempt(() -> {
            int found = spool.maintain(clock.nanos());
            if (found > 0) {
                counters.recovered(found);
                DeliveryLogger.LOG.takenOver(found, configuration.directory().toString());
            }
            if (spool.isCommitted()) {
                index.removalsCommitted();
            }
        });
    }

    private void maintainWithoutRoom() {
        disk.attempt(() -> {
            if (spool.count() == 0) {
                // A file whose events have all been sent needs no room to be begun anew.
                spool.beginAnew();
                index.fileIsEmpty();
                readAhead.clear();
                lastRead = -1;
                disk.written();
            } else if (mayWrite()) {
                spool.commit();
                disk.written();
            }
        });
    }

    @Override
    public long oldestMillis() {
        return disk.read(Long.MAX_VALUE, () -> {
            List<SpooledEvent> first = spool.after(-1, 1);
            return first.isEmpty() ? Long.MAX_VALUE : first.get(0).acceptedMillis();
        });
    }

    @Override
    public boolean isSettled() {
        return disk.takesWrites() && spool.isSettled();
    }

    @Override
    public void close() {
        List<DeliveryEvent> lost = index.removeLost();
        if (!lost.isEmpty()) {
            lost.forEach(event -> event.dropped(DropReason.UNREADABLE));
            DeliveryLogger.LOG.spooledEventsLost(lost.size(), spool.file().toString());
        }
        if (!disk.takesWrites()) {
            maintainWithoutRoom();
        }
        boolean closed = disk.read(false, () -> {
            spool.close();
            return true;
        });
        if (!closed && spool != null) {
            spool.abandon();
        } else if (spool == null) {
            place.abandon();
        }
    }
}
