package com.payi.it.benchmarks.calls;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.jboss.weld.environment.se.WeldContainer;

import com.payi.cdi.IngestStatistics;

/** The library's queue, as the application sees it. */
final class DeliveredEvents {
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    private final IngestStatistics statistics;

    DeliveredEvents(WeldContainer container) {
        this.statistics = container.select(IngestStatistics.class).get();
    }

    /** Waits until nothing is queued, or a second is over. */
    void await() {
        long begin = System.nanoTime();
        while (statistics.snapshot().queued() > 0 && System.nanoTime() - begin < TimeUnit.SECONDS.toNanos(1)) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        check();
    }

    /** Calls that were not reported would cost too little. */
    private void check() {
        IngestStatistics.Snapshot counts = statistics.snapshot();
        if (counts.offered() == 0 || counts.rejected() > 0) {
            throw new IllegalStateException("The calls are not reported: " + counts);
        }
    }
}
