package com.payi.cdi.internal.core.delivery;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

import com.payi.cdi.IngestStatistics.TimeToDisk;

/** How long events took from the end of their call to the disk: the latest of them, and the longest. */
final class DiskTimes {
    private static final int LATEST = 4096;
    private static final int MOST_PERCENT = 100;

    /** In microseconds; the oldest is overwritten. */
    private final int[] latest = new int[LATEST];
    private long events;
    private int longest;

    synchronized void add(long nanos) {
        int micros = (int) Math.min(Integer.MAX_VALUE, Math.max(0, TimeUnit.NANOSECONDS.toMicros(nanos)));
        latest[(int) (events++ % LATEST)] = micros;
        longest = Math.max(longest, micros);
    }

    TimeToDisk read() {
        int[] sorted;
        long all;
        int max;
        synchronized (this) {
            sorted = Arrays.copyOf(latest, (int) Math.min(events, LATEST));
            all = events;
            max = longest;
        }
        Arrays.sort(sorted);
        return new TimeToDisk(all, percentile(sorted, 50), percentile(sorted, 99), micros(max));
    }

    private static Duration percentile(int[] sorted, int percent) {
        int rank = (sorted.length * percent + MOST_PERCENT - 1) / MOST_PERCENT;
        return rank == 0 ? Duration.ZERO : micros(sorted[rank - 1]);
    }

    private static Duration micros(int micros) {
        return Duration.of(micros, ChronoUnit.MICROS);
    }
}
