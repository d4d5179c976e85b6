package com.payi.cdi;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Counts the events that report calls to Pay-i (Pay-i: ingest), by state. A score of a KPI counts as an event. A bean to
 * inject; each application has its own. Reading is cheap and never blocks.
 *
 * @since 0.1
 */
public interface IngestStatistics {
    /** Why an event was dropped without having reached Pay-i. */
    enum DropReason {
        /**
         * More events waited than {@code payi.ingest.queue-capacity} (50,000 events) or
         * {@code payi.ingest.queue-max-bytes} (32 MiB) allow.
         */
        QUEUE_FULL,
        /** The event alone is larger than {@code payi.ingest.queue-max-bytes}. */
        TOO_LARGE,
        /** Older than {@code payi.ingest.retry.max-age} (86,400,000 ms, one day) after a failed request. */
        TOO_OLD,
        /** Failed {@code payi.ingest.retry.max-attempts} (10) times while most other events were delivered. */
        TOO_MANY_ATTEMPTS,
        /** Queued when the application ended, and no spool ({@code payi.ingest.spool.directory}) is configured. */
        SHUTDOWN,
        /** Cannot be written as JSON, or cannot be read from a damaged spool. */
        UNREADABLE,
        /** A score of a KPI that had not left when the application gave a later one: the later one is sent. */
        SUPERSEDED
    }

    /**
     * A request to Pay-i that failed.
     *
     * @param at when it failed
     * @param status the HTTP status, 0 where there was no answer
     * @param reason Pay-i's error code, or the cause; never a part of an event
     */
    record Failure(Instant at, int status, String reason) {}

    /**
     * How long events take from the end of their call to the disk: what a kill of the process can lose. Only with a
     * spool ({@code payi.ingest.spool.directory}).
     *
     * @param events how many have reached the disk since the start
     * @param median of the latest events, up to 4,096
     * @param p99 of the latest events: 99 of 100 took no longer
     * @param max of all events since the start
     */
    record TimeToDisk(long events, Duration median, Duration p99, Duration max) {}

    /**
     * All counts at one moment. Always {@code offered = delivered + rejected + dropped + queued + spooled}.
     *
     * @param offered events accepted for delivery since the start, including those found in a spool
     * @param recovered those of {@code offered} that an earlier process left in the spool
     * @param delivered events that Pay-i accepted, or that an {@link com.payi.cdi.spi.IngestSender} or the offline file
     *        accepted in its place
     * @param rejected events that Pay-i refused for good
     * @param dropped events that were dropped, by reason; reasons without events are left out
     * @param queued events in memory, waiting or in flight
     * @param spooled events on disk, waiting or in flight
     * @param failedAttempts requests that ended without a final answer; their events are sent again
     * @param backlogAge how long the oldest event has been waiting; zero if none waits
     * @param lastFailure the latest request that failed or was refused
     * @param suspended whether the circuit breaker is open: Pay-i does not answer or refuses the key, and one event at
     *        a time is tried until it accepts one
     * @param timeToDisk how long events take from the end of their call to the disk; all zero without a spool
     */
    record Snapshot(long offered, long recovered, long delivered, long rejected, Map<DropReason, Long> dropped, long queued,
            long spooled, long failedAttempts, Duration backlogAge, Optional<Failure> lastFailure, boolean suspended,
            TimeToDisk timeToDisk) {
        /**
         * The dropped events of all reasons.
         *
         * @return their number
         */
        public long droppedTotal() {
            return dropped.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /**
     * Reads all counts at one moment.
     *
     * @return the counts; a snapshot, which does not change
     */
    Snapshot snapshot();
}
