package com.payi.cdi.internal.core.delivery;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Decides which events are sent on their own because of their result: all, if the application observes results or has
 * read one lately; else one a second for each limit, so that its state is known. For any thread.
 */
public final class ResultNeed {
    private static final long READ_LATELY_NANOS = TimeUnit.MINUTES.toNanos(10);
    private static final long STATE_NANOS = TimeUnit.SECONDS.toNanos(1);
    /** Of more limits, the state of each is asked for with its next event. */
    private static final int MOST_LIMITS = 10_000;

    private final boolean observed;
    private final LongSupplier nanoTime;
    private final Map<String, Long> asked = new LinkedHashMap<>();
    private volatile boolean read;
    private volatile long readNanos;

    /** @param observed whether the application observes results */
    public ResultNeed(boolean observed) {
        this(observed, System::nanoTime);
    }

    ResultNeed(boolean observed, LongSupplier nanoTime) {
        this.observed = observed;
        this.nanoTime = nanoTime;
    }

    /** The application asks for a result. Cheap. */
    public void wasRead() {
        readNanos = nanoTime.getAsLong();
        read = true;
    }

    /** @param limitIds of the event's context; null for none */
    public boolean isNeeded(List<String> limitIds) {
        if (observed) {
            return true;
        }
        boolean hasLimits = limitIds != null && !limitIds.isEmpty();
        if (!read && !hasLimits) {
            return false;
        }
        long now = nanoTime.getAsLong();
        boolean needed = read && now - readNanos < READ_LATELY_NANOS;
        return hasLimits && asks(limitIds, now) || needed;
    }

    private synchronized boolean asks(List<String> limitIds, long now) {
        boolean asks = false;
        for (String id : limitIds) {
            Long before = asked.get(id);
            asks |= before == null || now - before >= STATE_NANOS;
        }
        if (asks) {
            limitIds.forEach(id -> remember(id, now));
        }
        return asks;
    }

    private void remember(String id, long now) {
        // Removed first, so that it moves to the end.
        asked.remove(id);
        asked.put(id, now);
        if (asked.size() > MOST_LIMITS) {
            asked.remove(asked.keySet().iterator().next());
        }
    }
}
