package com.payi.cdi.internal.edge.observe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

import com.payi.cdi.IngestStatistics;
import com.payi.cdi.IngestStatistics.DropReason;
import com.payi.cdi.IngestStatistics.Snapshot;

/**
 * One number of the statistics, as any metrics library shows it.
 *
 * @param unit its base unit; empty for a plain number
 * @param counts whether it only grows
 */
record IngestMeter(String name, String description, String unit, Map<String, String> tags, boolean counts,
        ToDoubleFunction<Snapshot> number) {
    private static final String PREFIX = "payi.ingest.";
    private static final String EVENTS = "events";
    private static final double NANOS = 1e9;

    static List<IngestMeter> all() {
        List<IngestMeter> all = new ArrayList<>();
        all.add(count("offered", "Events handed over for delivery", Snapshot::offered));
        all.add(count("recovered", "Events that an earlier process left in the spool", Snapshot::recovered));
        all.add(count("delivered", "Events that Pay-i, a sink or the offline file took", Snapshot::delivered));
        all.add(count("rejected", "Events that Pay-i refused for good", Snapshot::rejected));
        for (DropReason reason : DropReason.values()) {
            all.add(new IngestMeter(PREFIX + "dropped", "Events that were given up", EVENTS,
                    Map.of("reason", reason.name().toLowerCase(Locale.ROOT)), true,
                    snapshot -> snapshot.dropped().getOrDefault(reason, 0L)));
        }
        all.add(new IngestMeter(PREFIX + "failed.attempts", "Attempts that were or will be repeated", "attempts", Map.of(),
                true,
                Snapshot::failedAttempts));
        all.add(gauge("queued", "Events in memory, waiting or on their way", EVENTS, Snapshot::queued));
        all.add(gauge("spooled", "Events on disk, waiting or on their way", EVENTS, Snapshot::spooled));
        all.add(gauge("backlog.age", "How long the oldest event has been waiting", "seconds",
                snapshot -> snapshot.backlogAge().toMillis() / 1000.0));
        all.add(seconds("disk.time.median", "From the end of a call to the disk, half of the latest events",
                snapshot -> snapshot.timeToDisk().median()));
        all.add(seconds("disk.time.p99", "From the end of a call to the disk, 99 of 100 of the latest events",
                snapshot -> snapshot.timeToDisk().p99()));
        all.add(seconds("disk.time.max", "From the end of a call to the disk, the longest of all events",
                snapshot -> snapshot.timeToDisk().max()));
        all.add(gauge("suspended", "1 while delivery pauses because Pay-i does not answer, else 0", "",
                snapshot -> snapshot.suspended() ? 1 : 0));
        return List.copyOf(all);
    }

    private static IngestMeter count(String name, String description, ToDoubleFunction<Snapshot> number) {
        return new IngestMeter(PREFIX + name, description, EVENTS, Map.of(), true, number);
    }

    private static IngestMeter gauge(String name, String description, String unit, ToDoubleFunction<Snapshot> number) {
        return new IngestMeter(PREFIX + name, description, unit, Map.of(), false, number);
    }

    private static IngestMeter seconds(String name, String description, Function<Snapshot, Duration> time) {
        return gauge(name, description, "seconds", snapshot -> time.apply(snapshot).toNanos() / NANOS);
    }

    double read(IngestStatistics statistics) {
        return number.applyAsDouble(statistics.snapshot());
    }
}
