package com.payi.cdi.internal.core.delivery.spool;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/** One spool file as the command line works with it, after the application that wrote it. For one thread. */
public final class SpoolVisit implements AutoCloseable {
    private static final long BYTES_AT_ONCE = 4 * 1024 * 1024;

    private final EventReading reading;
    /** Null if the file is only looked at. */
    private final ClaimedFile claimed;
    private final boolean damaged;

    private SpoolVisit(EventReading reading, ClaimedFile claimed, boolean damaged) {
        this.reading = reading;
        this.claimed = claimed;
        this.damaged = damaged;
    }

    /**
     * To look only: nothing is changed. Of a damaged file, the events that can be read are shown.
     *
     * @throws SpoolException if a process works with the file, or it cannot be read at all
     */
    public static SpoolVisit look(Path path) throws SpoolException {
        try {
            return new SpoolVisit(Files.exists(path) ? fileAndJournal(path) : journal(path), null, false);
        } catch (SpoolException e) {
            if (e.kind() != SpoolException.Kind.DAMAGED) {
                throw e;
            }
            return new SpoolVisit(SalvagedFile.open(path), null, true);
        }
    }

    private static EventReading fileAndJournal(Path path) throws SpoolException {
        SpoolFile file = SpoolFile.openToRead(path);
        boolean whole = false;
        try {
            EventReading reading = new FileAndJournal(file, file.nextKey(), JournalReplay.pending(file, path));
            whole = true;
            return reading;
        } finally {
            if (!whole) {
                file.abandon();
            }
        }
    }

    /** What a process left that died before it made its file. */
    private static EventReading journal(Path path) throws SpoolException {
        SpoolLock lock = SpoolDirectory.lock(path);
        if (lock == null) {
            throw new SpoolException(SpoolException.Kind.IN_USE, path.toString(), null);
        }
        try (lock) {
            return new FileAndJournal(null, 0, JournalReplay.pending(null, path));
        }
    }

    /**
     * To take events away. A damaged file is set aside and begun anew with what can be read of it, as the application
     * does.
     *
     * @throws SpoolException if a process works with the file, or it cannot be used
     */
    public static SpoolVisit take(Path path) throws SpoolException {
        boolean damaged;
        try (SpoolVisit look = look(path)) {
            damaged = look.isDamaged();
        }
        ClaimedFile claimed = SpoolDirectory.claim(path);
        if (claimed == null) {
            throw new SpoolException(SpoolException.Kind.IN_USE, path.toString(), null);
        }
        return new SpoolVisit(claimed.file(), claimed, damaged);
    }

    public boolean isDamaged() {
        return damaged;
    }

    /**
     * Some of the events after a key in the order they came.
     *
     * @param key -1 for the first ones
     */
    public List<SpooledEvent> after(long key, int most) throws SpoolException {
        return reading.after(key, most, BYTES_AT_ONCE);
    }

    /**
     * Marks events as in flight: if no answer is known later, they are sent on their own, and Pay-i de-duplicates them
     * by id.
     */
    public void attempting(Collection<Long> keys) throws SpoolException {
        claimed.file().attempting(keys);
    }

    /** Removes events, at once. */
    public void remove(Collection<Long> keys) throws SpoolException {
        claimed.file().removeAll(keys);
    }

    @Override
    public void close() throws SpoolException {
        if (claimed != null) {
            claimed.close();
        } else {
            reading.abandon();
        }
    }
}
