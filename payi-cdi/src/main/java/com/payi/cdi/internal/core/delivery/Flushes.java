package com.payi.cdi.internal.core.delivery;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import com.payi.cdi.IngestStatistics;
import com.payi.cdi.IngestStatistics.DropReason;

/**
 * Threads of the application that wait until everything is delivered that was accepted before. The delivering thread
 * looks after each step whether that is so.
 */
final class Flushes {
    private final Queue<Flush> open = new ConcurrentLinkedQueue<>();
    private final IngestStatistics counters;

    private static final class Flush {
        private final CompletableFuture<Void> done = new CompletableFuture<>();
        /** What was accepted until then is waited for; null before all that was accepted is built. */
        private Long untilMillis;
    }

    Flushes(IngestStatistics counters) {
        this.counters = counters;
    }

    /**
     * Waits on a thread of the application.
     *
     * @param wakeUp lets the delivering thread look
     */
    boolean await(Duration time, Runnable wakeUp) {
        long before = losses();
        Flush flush = new Flush();
        open.add(flush);
        try {
            wakeUp.run();
            flush.done.get(nanos(time), TimeUnit.NANOSECONDS);
            return losses() == before;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        } finally {
            open.remove(flush);
        }
    }

    /** Whether nothing waits at all. */
    boolean isNothingWaiting() {
        IngestStatistics.Snapshot counts = counters.snapshot();
        return counts.queued() + counts.spooled() == 0;
    }

    private static long nanos(Duration time) {
        try {
            return Math.max(0, time.toNanos());
        } catch (ArithmeticException e) {
            return time.isNegative() ? 0 : Long.MAX_VALUE;
        }
    }

    private long losses() {
        IngestStatistics.Snapshot counts = counters.snapshot();
        // A score whose place a later one takes is no loss.
        return counts.rejected() + counts.droppedTotal() - counts.dropped().getOrDefault(DropReason.SUPERSEDED, 0L);
    }

    boolean areOpen() {
        return !open.isEmpty();
    }

    /** Everything that was accepted is built: those that wait for that know from now on what they wait for. */
    void built(long nowMillis) {
        for (Flush flush : open) {
            if (flush.untilMillis == null) {
                flush.untilMillis = nowMillis;
            }
        }
    }

    /** @param oldestMillis when the oldest event was accepted that is not delivered */
    void look(long oldestMillis) {
        for (Flush flush : open) {
            if (flush.untilMillis != null && oldestMillis > flush.untilMillis) {
                flush.done.complete(null);
            }
        }
    }
}
