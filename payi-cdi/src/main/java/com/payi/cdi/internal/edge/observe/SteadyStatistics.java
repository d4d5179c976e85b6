package com.payi.cdi.internal.edge.observe;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

import com.payi.cdi.IngestStatistics;

/** Gives meters that are read one after another the numbers of one moment, so that they add up. */
final class SteadyStatistics implements IngestStatistics {
    private static final long MOMENT_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final IngestStatistics statistics;
    private final LongSupplier nanos;
    private Snapshot latest;
    private long taken;

    SteadyStatistics(IngestStatistics statistics, LongSupplier nanos) {
        this.statistics = statistics;
        this.nanos = nanos;
    }

    @Override
    public synchronized Snapshot snapshot() {
        long now = nanos.getAsLong();
        if (latest == null || now - taken >= MOMENT_NANOS) {
            latest = statistics.snapshot();
            taken = now;
        }
        return latest;
    }
}
