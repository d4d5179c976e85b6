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
import com.payi.cdi.internal.core.spend.LiveNumber;

/** The statistics of the delivery as numbers for meters. */
final class IngestNumbers {
    private static final String PREFIX = "payi.ingest.";
    private static final String EVENTS = "events";
    private static final double NANOS = 1e9;

    private final IngestStatistics statistics;
    private final List<LiveNumber> all = new ArrayList<>();

    private IngestNumbers(IngestStatistics statistics) {
        this.statistics = statistics;
    }

    static List<LiveNumber> of(IngestStatistics statistics) {
        return new IngestNumbers(statistics).list();
    }

    private List<LiveNumber> list() {
        count("offered", "Events handed over for delivery", Snapshot::offered);
        count("recovered", "Events that an earlier process left in the spool", Snapshot::recovered);
        count("delivered", "Events that Pay-i, a sink or the offline file took", Snapshot::delivered);
        count("rejected", "Events that Pay-i refused for good", Snapshot::rejected);
        for (DropReason reason : DropReason.values()) {
            add("dropped", "Events that were given up", EVENTS, Map.of("reason", reason.name().toLowerCase(Locale.ROOT)), true,
                    snapshot -> snapshot.dropped().getOrDefault(reason, 0L));
        }
        add("failed.attempts", "Attempts that were or will be repeated", "attempts", Map.of(), true, Snapshot::failedAttempts);
        gauge("queued", "Events in memory, waiting or on their way", EVENTS, Snapshot::queued);
        gauge("spooled", "Events on disk, waiting or on their way", EVENTS, Snapshot::spooled);
        gauge("backlog.age", "How long the oldest event has been waiting", "seconds",
                snapshot -> snapshot.backlogAge().toMillis() / 1000.0);
        seconds("disk.time.median", "From the end of a call to the disk, half of the latest events",
                snapshot -> snapshot.timeToDisk().median());
        seconds("disk.time.p99", "From the end of a call to the disk, 99 of 100 of the latest events",
                snapshot -> snapshot.timeToDisk().p99());
        seconds("disk.time.max", "From the end of a call to the disk, the longest of all events",
                snapshot -> snapshot.timeToDisk().max());
        gauge("suspended", "1 while delivery pauses because Pay-i does not answer, else 0", "",
                snapshot -> snapshot.suspended() ? 1 : 0);
        return List.copyOf(all);
    }

    private void count(String name, String description, ToDoubleFunction<Snapshot> number) {
        add(name, description, EVENTS, Map.of(), true, number);
    }

    private void gauge(String name, String description, String unit, ToDoubleFunction<Snapshot> number) {
        add(name, description, unit, Map.of(), false, number);
    }

    private void seconds(String name, String description, Function<Snapshot, Duration> time) {
        gauge(name, description, "seconds", snapshot -> time.apply(snapshot).toNanos() / NANOS);
    }

    private void add(String name, String description, String unit, Map<String, String> tags, boolean counts,
            ToDoubleFunction<Snapshot> number) {
        all.add(new LiveNumber(PREFIX + name, description, unit, tags, counts,
                () -> number.applyAsDouble(statistics.snapshot())));
    }
}
