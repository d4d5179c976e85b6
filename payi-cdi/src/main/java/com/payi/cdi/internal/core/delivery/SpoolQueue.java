package com.payi.cdi.internal.core.delivery;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import com.payi.cdi.IngestStatistics.DropReason;
import com.payi.cdi.internal.core.config.DeliveryConfiguration;
import com.payi.cdi.internal.core.context.Frame;
import com.payi.cdi.internal.core.delivery.spool.EventSpool;
import com.payi.cdi.internal.core.delivery.spool.SpoolException;
import com.payi.cdi.internal.core.delivery.spool.SpoolFile;
import com.payi.cdi.internal.core.delivery.spool.SpooledEvent;
import com.payi.cdi.internal.core.log.DeliveryLogger;
import com.payi.cdi.internal.core.log.ThrottledLog;
import com.payi.cdi.spi.OutgoingEvent;

/**
 * The events of this process in its spool. After a write that failed, nothing is written for some seconds: new events stay in
 * memory, and those on disk are sent all the same, as a disk that is full can still be read. A disk that cannot be read either
 * is left alone for some seconds, and what is on it waits.
 */
final class SpoolQueue implements EventStore {
    private static final int READ_AT_ONCE = 200;
    /** So many contexts are remembered for results that come late. */
    private static final int MOST_FRAMES = 4096;

    private final DeliveryConfiguration.Spool configuration;
    private final MonotonicClock clock;
    private final DiskCondition condition;
    private final Counters ledger;
    private final ThrottledLog quiet = new ThrottledLog();
    private final Deque<QueuedEvent> window = new ArrayDeque<>();
    /** Handed out and not done with. */
    private final Set<Long> taken = new HashSet<>();
    /** Handed out, not done with, and not in the file any more: a damaged file came back without them. */
    private final Set<Long> missing = new HashSet<>();
    /** Done with, but perhaps still in the file. */
    private final Set<Long> gone = new HashSet<>();
    private final Map<Long, Frame> frames = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Frame> eldest) {
            return size() > MOST_FRAMES;
        }
    };
    /** Null until the first opening succeeds. */
    private EventSpool spool;
    private long cursor = -1;

    SpoolQueue(DeliveryConfiguration.Spool configuration, MonotonicClock clock, Counters ledger) {
        this.configuration = configuration;
        this.clock = clock;
        this.condition = new DiskCondition(clock);
        this.ledger = ledger;
    }

    /** Work with the disk. */
    private interface DiskWork<T> {
        T run() throws SpoolException;
    }

    private <T> T attempt(T otherwise, DiskWork<T> work) {
        if (!condition.isOpen()) {
            return otherwise;
        }
        try {
            return work.run();
        } catch (SpoolException e) {
            fail(e);
            return otherwise;
        }
    }

    private void fail(SpoolException e) {
        condition.failed();
        quiet.warn("unusable", () -> DeliveryLogger.LOG.spoolUnusable(configuration.directory().toString(), e.getMessage()));
    }

    @Override
    public void open() {
        try {
            if (spool == null) {
                spool = EventSpool.open(configuration, clock.nanos());
            } else {
                spool.reopen();
                for (Long key : gone) {
                    spool.remove(key);
                }
                findMissing();
            }
            condition.opened();
            cursor = -1;
            window.clear();
            reconcile();
        } catch (SpoolException e) {
            fail(e);
        }
    }

    private void findMissing() throws SpoolException {
        for (Iterator<Long> handedOut = taken.iterator(); handedOut.hasNext();) {
            Long key = handedOut.next();
            if (!spool.contains(key)) {
                handedOut.remove();
                missing.add(key);
            }
        }
    }

    /**
     * What is on disk and what was counted may differ: after a start, and after a disk that failed half-way. Events that were
     * handed out are still somebody's to settle.
     */
    private void reconcile() {
        long difference = spool.count() + missing.size() - ledger.spooledNow();
        if (difference > 0) {
            ledger.recovered(difference);
            DeliveryLogger.LOG.recovered(difference, spool.file().toString());
        } else if (difference < 0) {
            ledger.dropped(Counters.Place.DISK, DropReason.UNREADABLE, -difference);
            DeliveryLogger.LOG.spooledEventsLost(-difference, spool.file().toString());
        }
    }

    /** Whether the disk takes what is written, or it is time to see if it does again. */
    private boolean mayWrite() {
        return condition.takesWrites() || condition.isToBeWrittenAgain() && spool.hasRoom();
    }

    @Override
    public boolean write(List<Entry> entries) {
        if (!mayWrite()) {
            return false;
        }
        if (spool.isFull()) {
            quiet.warn("full",
                    () -> DeliveryLogger.LOG.spoolFull(configuration.directory().toString(), configuration.maxBytes()));
            return false;
        }
        List<Long> keys = appended(entries.stream().map(SpoolQueue::toStore).toList());
        if (keys == null) {
            return false;
        }
        for (int i = 0; i < keys.size(); i++) {
            frames.put(keys.get(i), entries.get(i).submission().frame());
        }
        ledger.spooled(keys.size());
        return true;
    }

    /** Null if that is not possible now. What was written is written, whether it can be forced to the disk or not. */
    private List<Long> appended(List<SpooledEvent> events) {
        List<Long> keys = attempt(null, () -> spool.append(events, clock.nanos()));
        if (keys != null) {
            condition.written();
            attempt(null, () -> {
                spool.syncIfDue(clock.nanos());
                return null;
            });
        }
        return keys;
    }

    private static SpooledEvent toStore(Entry entry) {
        return new SpooledEvent(entry.event().id(), entry.event().json(), entry.submission().acceptedMillis());
    }

    @Override
    public boolean rescue(List<QueuedEvent> events) {
        List<Long> keys = appended(events.stream()
                .map(event -> new SpooledEvent(event.id(), event.json(), event.acceptedMillis())).toList());
        if (keys == null) {
            return false;
        }
        ledger.spooled(keys.size());
        attempt(null, () -> {
            spool.attempting(IntStream.range(0, keys.size()).filter(i -> events.get(i).isAlone())
                    .mapToObj(keys::get).toList());
            return null;
        });
        return true;
    }

    @Override
    public long freshCount() {
        return condition.isOpen() ? spool.count() - taken.size() : 0;
    }

    @Override
    public QueuedEvent takeFresh() {
        return attempt(null, () -> {
            if (freshCount() > 0 && window.isEmpty()) {
                fill();
            }
            QueuedEvent next = window.pollFirst();
            if (next != null) {
                taken.add(next.key());
            }
            return next;
        });
    }

    private void fill() throws SpoolException {
        List<SpoolFile.Stored> slice;
        do {
            slice = spool.after(cursor, READ_AT_ONCE);
            for (SpoolFile.Stored stored : slice) {
                cursor = stored.key();
                if (!taken.contains(stored.key())) {
                    window.addLast(queued(stored));
                }
            }
        } while (window.isEmpty() && !slice.isEmpty());
    }

    private QueuedEvent queued(SpoolFile.Stored stored) {
        SpooledEvent event = stored.event();
        QueuedEvent queued = QueuedEvent.onDisk(new OutgoingEvent(event.id(), event.json()), event.acceptedMillis(),
                frames.remove(stored.key()), stored.key());
        if (stored.wasAttempted()) {
            queued.mustGoAlone();
        }
        return queued;
    }

    @Override
    public boolean has(QueuedEvent event) {
        return !missing.contains(event.key());
    }

    @Override
    public Loaded load(QueuedEvent event) {
        if (event.json() != null) {
            return Loaded.YES;
        }
        if (missing.remove(event.key())) {
            ledger.dropped(Counters.Place.DISK, DropReason.UNREADABLE, 1);
            DeliveryLogger.LOG.spooledEventsLost(1, spool.file().toString());
            return Loaded.NEVER;
        }
        attempt(null, () -> {
            List<SpoolFile.Stored> found = spool.after(event.key() - 1, 1);
            event.text(found.isEmpty() || found.get(0).key() != event.key() ? null : found.get(0).event().json());
            return null;
        });
        return event.json() == null ? Loaded.NOT_NOW : Loaded.YES;
    }

    @Override
    public void attempting(List<QueuedEvent> events) {
        // One that goes alone for good is known there already.
        List<Long> keys = events.stream().filter(event -> event.isOnDisk() && !event.isAlone()).map(QueuedEvent::key)
                .filter(key -> !missing.contains(key)).toList();
        if (!keys.isEmpty() && condition.takesWrites()) {
            attempt(null, () -> {
                spool.attempting(keys);
                return null;
            });
        }
    }

    @Override
    public void remove(QueuedEvent event) {
        if (missing.remove(event.key())) {
            return;
        }
        taken.remove(event.key());
        gone.add(event.key());
        attempt(null, () -> {
            spool.remove(event.key());
            return null;
        });
    }

    @Override
    public void tidy() {
        if (condition.isToBeOpened()) {
            open();
        }
        if (!condition.takesWrites()) {
            tidyWithoutRoom();
            return;
        }
        attempt(null, () -> {
            int found = spool.tidy(clock.nanos());
            if (found > 0) {
                ledger.recovered(found);
                DeliveryLogger.LOG.takenOver(found, configuration.directory().toString());
            }
            if (spool.isCommitted()) {
                gone.clear();
            }
            return null;
        });
    }

    private void tidyWithoutRoom() {
        attempt(null, () -> {
            if (spool.count() == 0) {
                // A file whose events have all been sent needs no room to be forgotten.
                spool.beginAnew();
                gone.clear();
                frames.clear();
                window.clear();
                cursor = -1;
                condition.written();
            } else if (mayWrite()) {
                spool.commit();
                condition.written();
            }
            return null;
        });
    }

    @Override
    public long oldestMillis() {
        return attempt(Long.MAX_VALUE, () -> {
            List<SpoolFile.Stored> first = spool.after(-1, 1);
            return first.isEmpty() ? Long.MAX_VALUE : first.get(0).event().acceptedMillis();
        });
    }

    @Override
    public boolean isSettled() {
        return condition.takesWrites() && spool.isSettled();
    }

    @Override
    public void close() {
        if (!missing.isEmpty()) {
            ledger.dropped(Counters.Place.DISK, DropReason.UNREADABLE, missing.size());
            DeliveryLogger.LOG.spooledEventsLost(missing.size(), spool.file().toString());
            missing.clear();
        }
        if (!condition.takesWrites()) {
            tidyWithoutRoom();
        }
        if (!attempt(false, () -> {
            spool.close();
            return true;
        }) && spool != null) {
            spool.abandon();
        }
    }
}
