package com.payi.cdi.internal.core.delivery.spool;

import java.util.List;

/** Reads the events of a spool file in the order they came. */
interface EventReading {
    /**
     * Some of the events after a key.
     *
     * @param key -1 for the first ones
     * @param mostBytes after which no further event is read
     * @return empty if there are no more
     */
    List<SpooledEvent> after(long key, int most, long mostBytes) throws SpoolException;

    /** Closes the file and writes nothing to it. */
    void abandon();
}
