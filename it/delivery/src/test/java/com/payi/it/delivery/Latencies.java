package com.payi.it.delivery;

import java.util.ArrayList;
import java.util.List;

/** How long calls took that the library reports, and how long the same calls that it leaves alone, made in turn with them. */
final class Latencies {
    private static final double NANOS_A_MILLI = 1e6;
    /** With fewer calls, one in a hundred has no meaning. */
    private static final int ENOUGH = 30;

    private final List<Long> reported = new ArrayList<>();
    private final List<Long> leftAlone = new ArrayList<>();

    synchronized void add(String line) {
        int blank = line.indexOf(' ');
        reported.add(Long.valueOf(line.substring(0, blank)));
        leftAlone.add(Long.valueOf(line.substring(blank + 1)));
    }

    synchronized void addAll(Latencies others) {
        reported.addAll(others.reported);
        leftAlone.addAll(others.leftAlone);
    }

    synchronized boolean isEnough() {
        return reported.size() >= ENOUGH;
    }

    /** By how many ms the library makes a call longer: the difference of the percentiles. */
    synchronized double addedMillis(int percentile) {
        return (percentile(reported, percentile) - percentile(leftAlone, percentile)) / NANOS_A_MILLI;
    }

    /** How many ms a call takes that the library leaves alone. */
    synchronized double plainMillis(int percentile) {
        return percentile(leftAlone, percentile) / NANOS_A_MILLI;
    }

    private static long percentile(List<Long> nanos, int percentile) {
        List<Long> sorted = nanos.stream().sorted().toList();
        return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percentile / 100));
    }
}
