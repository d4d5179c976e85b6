package com.payi.it.delivery;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import com.payi.cdi.IngestStatistics;

/**
 * The counts of the library at one moment, as a line that goes from process to process.
 *
 * @param dropped by the name of the reason
 * @param diskP99Micros from the end of a call to the disk, 99 of 100 of the latest
 * @param diskMaxMicros the longest of all
 */
record Sample(long offered, long recovered, long delivered, long rejected, long queued, long spooled, long failedAttempts,
        boolean suspended, Map<String, Long> dropped, long diskP99Micros, long diskMaxMicros) {
    private static final long NANOS_A_MICRO = 1000;

    static Sample of(IngestStatistics statistics) {
        IngestStatistics.Snapshot counts = statistics.snapshot();
        Map<String, Long> dropped = new TreeMap<>();
        counts.dropped().forEach((reason, events) -> dropped.put(reason.name(), events));
        return new Sample(counts.offered(), counts.recovered(), counts.delivered(), counts.rejected(), counts.queued(),
                counts.spooled(), counts.failedAttempts(), counts.suspended(), dropped,
                counts.timeToDisk().p99().toNanos() / NANOS_A_MICRO, counts.timeToDisk().max().toNanos() / NANOS_A_MICRO);
    }

    String line() {
        return offered + " " + recovered + " " + delivered + " " + rejected + " " + queued + " " + spooled + " "
                + failedAttempts
                + " " + suspended + " " + dropped.entrySet().stream().map(drop -> drop.getKey() + "=" + drop.getValue())
                        .collect(Collectors.joining(","))
                + " " + diskP99Micros + " " + diskMaxMicros;
    }

    static Sample parse(String line) {
        String[] parts = line.split(" ", -1);
        Map<String, Long> dropped = new TreeMap<>();
        for (String drop : parts[8].isEmpty() ? new String[0] : parts[8].split(",")) {
            dropped.put(drop.substring(0, drop.indexOf('=')), Long.valueOf(drop.substring(drop.indexOf('=') + 1)));
        }
        return new Sample(Long.parseLong(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2]),
                Long.parseLong(parts[3]),
                Long.parseLong(parts[4]), Long.parseLong(parts[5]), Long.parseLong(parts[6]), Boolean.parseBoolean(parts[7]),
                dropped, Long.parseLong(parts[9]), Long.parseLong(parts[10]));
    }

    long droppedTotal() {
        return dropped.values().stream().mapToLong(Long::longValue).sum();
    }

    long waiting() {
        return queued + spooled;
    }

    /** Whether each event is in exactly one count. */
    boolean isBalanced() {
        return offered == delivered + rejected + droppedTotal() + queued + spooled
                && Math.min(Math.min(queued, spooled), Math.min(delivered, rejected)) >= 0;
    }

    /** The events of this process that a kill at this moment may not lose. */
    long safe() {
        return offered - recovered - queued;
    }
}
