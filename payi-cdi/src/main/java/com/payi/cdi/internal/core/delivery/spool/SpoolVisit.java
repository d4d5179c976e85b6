package com.payi.cdi.internal.core.delivery.spool;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/** One spool file as it is worked on from outside of the application that has written it. For one thread. */
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
     * Only looks: nothing is changed, and of a damaged file that is shown which can be read.
     *
     * @throws SpoolException if a process works with the file, or it cannot be read at all
     */
    public static SpoolVisit look(Path path) throws SpoolException {
        try {
            return new SpoolVisit(SpoolFile.openToRead(path), null, false);
        } catch (SpoolException e) {
            if (e.kind() != SpoolException.Kind.DAMAGED) {
                throw e;
            }
            return new SpoolVisit(SalvagedFile.open(path), null, true);
        }
    }

    /**
     * To take events away. A damaged file is set aside and begun anew with what can be read of it, as the application does.
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

    /** Remembers that events are on their way: should this not come to its end, whoever sends them next lets the id tell. */
    public void attempting(Collection<Long> keys) throws SpoolException {
        claimed.file().attempting(keys);
    }

    /** Takes events away, at once. */
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
