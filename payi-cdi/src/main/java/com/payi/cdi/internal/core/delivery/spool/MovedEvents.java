package com.payi.cdi.internal.core.delivery.spool;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * How far the events of a journal are in the spool file. They do not come in the order that they have in the journal,
 * because several threads write it; so what counts is up to where all of them are there.
 */
final class MovedEvents {
    private final Map<Long, Long> counts = new HashMap<>();
    /** By segment, the indexes of events that are there while an earlier one is not. */
    private final Map<Long, Set<Long>> early = new HashMap<>();

    void add(JournalPosition position) {
        long segment = position.segment();
        Set<Long> waiting = early.computeIfAbsent(segment, number -> new TreeSet<>());
        waiting.add(position.index());
        long count = counts.getOrDefault(segment, 0L);
        while (waiting.remove(count)) {
            count++;
        }
        counts.put(segment, count);
    }

    /** By segment, how many events from its beginning on are there. */
    Map<Long, Long> counts() {
        return counts;
    }

    void forget(Collection<Long> segments) {
        counts.keySet().removeAll(segments);
        early.keySet().removeAll(segments);
    }
}
