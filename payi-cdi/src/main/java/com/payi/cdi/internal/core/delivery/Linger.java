package com.payi.cdi.internal.core.delivery;

import java.util.List;

import com.payi.cdi.internal.core.config.DeliveryConfiguration;
import com.payi.cdi.internal.core.config.DeliveryConfiguration.Sending;

/**
 * Lets events gather for a moment, so that many share a request: for a time after each request, events wait for
 * others. After a longer silence, an event leaves at once. Belongs to the delivering thread.
 */
final class Linger {
    /** What lingers must leave room for what comes. */
    private static final int PART_OF_THE_ROOM = 4;

    private final long nanos;
    private final Gathering enough;
    private long gatheredBytes;
    /** Null before the first request. */
    private Long lastNanos;
    private boolean hurried;
    private boolean ending;

    Linger(long nanos, Gathering enough) {
        this.nanos = nanos;
        this.enough = enough;
    }

    /** @param mostBytes of a request */
    static Linger of(DeliveryConfiguration configuration, long mostBytes) {
        boolean never = configuration.sending() == Sending.SINGLE || configuration.bulkThreshold() == 0
        // Nothing is saved, and what is not in the file yet would be lost with the process.
                || configuration.offlineFile() != null;
        long events = Math.min(configuration.bulkMaxEvents(), configuration.queueCapacity() / PART_OF_THE_ROOM);
        long bytes = Math.min(mostBytes, configuration.queueMaxBytes() / PART_OF_THE_ROOM);
        return new Linger(never || events <= 1 ? 0 : configuration.linger().toNanos(), new Gathering(events, bytes));
    }

    /** Whether events share requests that have come one soon after the other. */
    boolean isUsed() {
        return nanos > 0;
    }

    /** An event waits for its first attempt now. */
    void waits(DeliveryEvent event) {
        gatheredBytes += event.bytes();
        hurried |= event.isResultNeeded();
    }

    /** What waits leaves now. */
    void hurry() {
        hurried = true;
    }

    /**
     * Events leave with a request.
     *
     * @param waiting how many others still wait for their first attempt
     */
    void leaves(List<DeliveryEvent> events, long waiting, long now) {
        lastNanos = now;
        long left = events.stream().mapToLong(DeliveryEvent::bytes).sum();
        gatheredBytes = waiting == 0 ? 0 : Math.max(0, gatheredBytes - left);
        hurried &= waiting > 0;
    }

    /** The application ends: nothing waits for others any more. */
    void ending() {
        ending = true;
    }

    /** Whether what waits leaves now. */
    boolean isOver(long waiting, long now) {
        return !isRunning(now) || hurried || enough.isMetBy(waiting, gatheredBytes);
    }

    /** Whether the time since the last request is so short that what comes now waits for others. */
    private boolean isRunning(long now) {
        return isUsed() && !ending && lastNanos != null && now - lastNanos < nanos;
    }

    /** When what waits leaves, if nothing else comes; {@link Long#MAX_VALUE} if nothing is to be done then. */
    long endNanos(long waiting, long now) {
        if (waiting > 0 && isOver(waiting, now)) {
            return now;
        }
        return isRunning(now) ? lastNanos + nanos : Long.MAX_VALUE;
    }

    /** What has to come before anything is to be done; while nothing lingers, that is any event. */
    Gathering missing(long waiting, long now) {
        return isRunning(now) ? enough.after(waiting, gatheredBytes) : Gathering.ONE;
    }
}
