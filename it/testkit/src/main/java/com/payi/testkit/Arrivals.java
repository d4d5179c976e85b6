package com.payi.testkit;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often each event came, and how often it counts. Pay-i knows an event that comes alone again by its id. Whether it knows
 * one again that comes in a bulk request is not documented; here such an event counts each time.
 */
final class Arrivals {
    private static final class Times {
        private int arrived;
        private int counted;
    }

    private final Map<String, Times> ids = new LinkedHashMap<>();

    /**
     * Records an event.
     *
     * @return whether its id was there before
     */
    synchronized boolean add(String id, boolean bulk) {
        if (id == null) {
            return false;
        }
        Times times = ids.computeIfAbsent(id, key -> new Times());
        times.arrived++;
        if (bulk || times.arrived == 1) {
            times.counted++;
        }
        return times.arrived > 1;
    }

    synchronized int size() {
        return ids.size();
    }

    synchronized Map<String, Integer> arrived() {
        Map<String, Integer> arrived = new LinkedHashMap<>();
        ids.forEach((id, times) -> arrived.put(id, times.arrived));
        return arrived;
    }

    synchronized Map<String, Integer> counted() {
        Map<String, Integer> counted = new LinkedHashMap<>();
        ids.forEach((id, times) -> counted.put(id, times.counted));
        return counted;
    }

    synchronized void clear() {
        ids.clear();
    }
}
