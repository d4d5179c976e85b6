package com.payi.cdi.internal.core.delivery.spool;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import com.payi.cdi.internal.core.config.DeliveryConfiguration;

/**
 * Events on disk. Each process works in a file of its own; what a process that has died left behind is taken over by
 * one that lives. For one thread, which must not be interrupted: an interrupted thread closes its files. All times are
 * in nanoseconds of one clock.
 */
public final class EventSpool {
    private static final long LOOK_FOR_ORPHANS_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final long COMMIT_REMOVALS_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long COMPACT_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final int TAKEN_OVER_AT_ONCE = 500;
    private static final Duration MARGIN = Duration.ofSeconds(2);
    private static final long BYTES_AT_ONCE = 4 * 1024 * 1024;

    private final SpoolDirectory directory;
    private final ClaimedFile own;
    private final long maxBytes;
    private final long fsyncNanos;
    private final MovedEvents moved = new MovedEvents();
    private ClaimedFile orphan;
    private boolean unsynced;
    private long lastSync;
    private long lastCommit;
    private long lastCompact;
    private long lastLook;

    private EventSpool(SpoolDirectory directory, ClaimedFile own, DeliveryConfiguration.Spool configuration, long now) {
        this.directory = directory;
        this.own = own;
        this.maxBytes = configuration.maxBytes();
        this.fsyncNanos = configuration.fsyncInterval().toNanos();
        this.lastSync = now;
        this.lastCommit = now;
        this.lastCompact = now;
        this.lastLook = now - LOOK_FOR_ORPHANS_NANOS;
    }

    /** A spool to which no journal is written. */
    public static EventSpool open(DeliveryConfiguration.Spool configuration, long now) throws SpoolException {
        SpoolPlace place = new SpoolPlace(configuration.directory());
        try {
            return open(place, configuration, now);
        } catch (SpoolException e) {
            place.abandon();
            throw e;
        }
    }

    public static EventSpool open(SpoolPlace place, DeliveryConfiguration.Spool configuration, long now)
            throws SpoolException {
        ClaimedFile own = place.open();
        EventSpool spool = new EventSpool(place.directory(), own, configuration, now);
        spool.keepOldParts();
        return spool;
    }

    private void keepOldParts() {
        own.file().keepOldParts(Duration.ofNanos(2 * fsyncNanos).plus(MARGIN));
    }

    /** After the disk has failed: the same file again. What was not written stays unwritten. */
    public void reopen() throws SpoolException {
        own.reopen();
        keepOldParts();
    }

    /** Forgets a file whose events are all done with, without writing to it, and begins a new one. */
    public void beginAnew() throws SpoolException {
        own.beginAnew();
        keepOldParts();
    }

    /** Whether it is worth trying to write again after the disk was full. */
    public boolean hasRoom() {
        return directory.hasRoom();
    }

    /** Writes what is due at once. */
    public void commit() throws SpoolException {
        own.file().commitIfNeeded();
    }

    public Path file() {
        return own.file().path();
    }

    public long count() {
        return own.file().count();
    }

    /** Whether a process that dies now would leave no event behind that was removed. */
    public boolean isCommitted() {
        return own.file().isCommitted();
    }

    /** Whether everything that was done is on the disk, and there is nothing to take over. */
    public boolean isSettled() {
        return isCommitted() && !unsynced && orphan == null;
    }

    public boolean isFull() {
        return own.file().bytes() >= maxBytes;
    }

    public boolean contains(long key) throws SpoolException {
        return own.file().contains(key);
    }

    /** An event of the journal is about to be written here, or waits in memory only. */
    public void moving(JournalPosition position) {
        moved.add(position);
    }

    /** Writes events. Whatever ends this process later, they are there for the next one. */
    public List<Long> append(List<SpooledEvent> events, long now) throws SpoolException {
        List<Long> keys = own.file().append(events, moved.counts());
        unsynced = true;
        lastCommit = now;
        return keys;
    }

    /**
     * Some of the events after a key in the order they came.
     *
     * @param key -1 for the first ones
     */
    public List<SpooledEvent> after(long key, int most) throws SpoolException {
        return own.file().after(key, most, BYTES_AT_ONCE);
    }

    public void remove(long key) throws SpoolException {
        own.file().remove(key);
        unsynced = true;
    }

    /**
     * Marks events as in flight. A process that finds them sends them on their own, and Pay-i de-duplicates them by id.
     */
    public void attempting(Collection<Long> keys) throws SpoolException {
        own.file().attempting(keys);
        unsynced = true;
    }

    /**
     * Writes, forces and clears up what is due.
     *
     * @return how many events of a process that has died were taken over
     */
    public int maintain(long now) throws SpoolException {
        if (now - lastCommit >= COMMIT_REMOVALS_NANOS) {
            lastCommit = now;
            own.file().commitIfNeeded();
        }
        syncIfDue(now);
        if (now - lastCompact >= COMPACT_NANOS) {
            lastCompact = now;
            own.file().compact();
        }
        if (orphan == null && now - lastLook >= LOOK_FOR_ORPHANS_NANOS) {
            lastLook = now;
            orphan = directory.orphan(own.file().path());
        }
        return orphan == null || isFull() ? 0 : takeOver();
    }

    private int takeOver() throws SpoolException {
        List<SpooledEvent> slice;
        try {
            slice = orphan.file().after(-1, TAKEN_OVER_AT_ONCE, BYTES_AT_ONCE);
        } catch (SpoolException e) {
            // Damage that opening the file did not show; the next look opens it again and sets it aside.
            orphan.abandon();
            orphan = null;
            return 0;
        }
        if (slice.isEmpty()) {
            orphan.close();
            orphan = null;
            return 0;
        }
        List<Long> theirs = slice.stream().map(SpooledEvent::key).toList();
        // While both files have them, a process that dies leaves two copies: both are sent on their own then.
        orphan.file().attempting(theirs);
        List<Long> keys = own.file().append(slice.stream().map(SpooledEvent::asAttempted).toList());
        // Not before the copies are safe.
        own.file().sync();
        orphan.file().removeAll(theirs);
        orphan.file().sync();
        own.file().notAttempting(IntStream.range(0, keys.size()).filter(i -> !slice.get(i).attempted())
                .mapToObj(keys::get).toList());
        return slice.size();
    }

    /** Forces what was written to the disk, if it is time to. */
    public void syncIfDue(long now) throws SpoolException {
        if (unsynced && now - lastSync >= fsyncNanos) {
            lastSync = now;
            own.file().sync();
            unsynced = false;
            moved.forget(own.forgetJournaled(moved.counts()));
        }
    }

    /** The end of an orderly process. */
    public void close() throws SpoolException {
        if (orphan != null) {
            orphan.close();
        }
        own.file().commitIfNeeded();
        own.file().sync();
        own.close();
    }

    /** The end without any write, because the disk has failed. */
    public void abandon() {
        if (orphan != null) {
            orphan.abandon();
        }
        own.abandon();
    }
}
