package com.payi.cdi.internal.core.delivery;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.payi.cdi.IngestStatistics.DropReason;
import com.payi.cdi.internal.core.delivery.spool.SpoolException;

/**
 * The events of the spool that this process holds as objects, by their keys; of all others it knows the number only. An
 * event is here from the moment it is written, or read, until its final state.
 */
final class SpoolIndex {
    /**
     * So many waiting events keep their frame and headers in memory; for the oldest beyond that, both are forgotten.
     */
    private static final int MOST_REMEMBERED = 4096;

    /** The same for what their frames and headers keep. */
    private static final long MOST_REMEMBERED_BYTES = 8 * 1024 * 1024;

    private final Map<Long, DeliveryEvent> waiting = new LinkedHashMap<>();
    private long waitingBytes;
    private final Map<Long, DeliveryEvent> handedOut = new HashMap<>();
    /** Of events in a final state that may still be in the file. */
    private final Set<Long> uncommittedRemovals = new HashSet<>();
    private int lost;

    /** Looks for an event in the file. */
    interface Lookup {
        boolean contains(long key) throws SpoolException;
    }

    /** An event that was just written. */
    void remember(DeliveryEvent event) {
        waiting.put(event.key(), event);
        waitingBytes += event.rememberedBytes();
        for (Iterator<DeliveryEvent> oldest = waiting.values().iterator(); isTooMuch() && oldest.hasNext();) {
            waitingBytes -= oldest.next().rememberedBytes();
            oldest.remove();
        }
    }

    private boolean isTooMuch() {
        return waiting.size() > MOST_REMEMBERED || waitingBytes > MOST_REMEMBERED_BYTES;
    }

    /** Null if the event is known by number only. */
    DeliveryEvent remembered(long key) {
        return waiting.get(key);
    }

    void handOut(DeliveryEvent event) {
        if (waiting.remove(event.key()) != null) {
            waitingBytes -= event.rememberedBytes();
        }
        handedOut.put(event.key(), event);
    }

    boolean isHandedOut(long key) {
        return handedOut.containsKey(key);
    }

    /** How many events of the file are handed out. */
    int handedOutInFile() {
        return handedOut.size() - lost;
    }

    /** How many events are handed out that the file does not have any more. */
    int handedOutAndLost() {
        return lost;
    }

    /** An event that was handed out has reached its final state. */
    void finish(DeliveryEvent event) {
        if (handedOut.remove(event.key()) == null) {
            return;
        }
        if (event.isLostOnDisk()) {
            lost--;
        } else {
            uncommittedRemovals.add(event.key());
        }
    }

    Set<Long> uncommittedRemovals() {
        return uncommittedRemovals;
    }

    void removalsCommitted() {
        uncommittedRemovals.clear();
    }

    /** The file has begun anew, without waiting events. */
    void fileIsEmpty() {
        uncommittedRemovals.clear();
        waiting.clear();
        waitingBytes = 0;
    }

    /**
     * Compares what is known with a file that was opened again. An event that is handed out and missing keeps its
     * state until its request ends; one that waits and is missing is dropped.
     *
     * @return how many were dropped
     */
    int compareWith(Lookup file) throws SpoolException {
        for (DeliveryEvent event : handedOut.values()) {
            if (!event.isLostOnDisk() && !file.contains(event.key())) {
                event.lostOnDisk();
                lost++;
            }
        }
        int dropped = 0;
        for (Iterator<DeliveryEvent> all = waiting.values().iterator(); all.hasNext();) {
            DeliveryEvent event = all.next();
            if (!file.contains(event.key())) {
                all.remove();
                waitingBytes -= event.rememberedBytes();
                event.dropped(DropReason.UNREADABLE);
                dropped++;
            }
        }
        return dropped;
    }

    /** Removes and returns the events that are handed out and lost: they cannot be delivered after the end. */
    List<DeliveryEvent> removeLost() {
        List<DeliveryEvent> all = new ArrayList<>();
        handedOut.values().removeIf(event -> event.isLostOnDisk() && all.add(event));
        lost = 0;
        return all;
    }
}
