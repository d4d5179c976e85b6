package com.payi.cdi.internal.edge.observe;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

import com.payi.cdi.IngestStatistics;

/** Keeps a snapshot for a moment, so that the numbers of meters that are read one after another add up. */
final class SteadyStatistics implements IngestStatistics {
    private static final long MOMENT_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final IngestStatistics statistics;
    private final LongSupplier nanos;
    private Snapshot latest;
    private long readAt;

    SteadyStatistics(IngestStatistics statistics, LongSupplier nanos) {
        this.statistics = statistics;
        this.nanos = nanos;
    }

    @Override
    public synchronized Snapshot snapshot() {
        long now = nanos.getAsLong();
        if (latest == null || now - readAt >= MOMENT_NANOS) {
            latest = statistics.snapshot();
            readAt = now;
        }
        return latest;
    }
}
