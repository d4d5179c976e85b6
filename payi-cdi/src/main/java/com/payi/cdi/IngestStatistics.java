package com.payi.cdi;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What became of the events that report calls to Pay-i (Pay-i: ingest). To be injected as a bean; each application has its
 * own. Reading is cheap and never waits.
 *
 * @since 0.1
 */
public interface IngestStatistics {
    /** Why an event was given up without having reached Pay-i. */
    enum DropReason {
        /** More events waited than {@code payi.ingest.queue-capacity} or {@code payi.ingest.queue-max-bytes} allow. */
        QUEUE_FULL,
        /** The event alone is larger than {@code payi.ingest.queue-max-bytes}. */
        TOO_LARGE,
        /** Older than {@code payi.ingest.retry.max-age} after a failed attempt. */
        TOO_OLD,
        /** Failed {@code payi.ingest.retry.max-attempts} times while other events got through. */
        TOO_MANY_ATTEMPTS,
        /** The application ended, and there is no spool. */
        SHUTDOWN,
        /** Could not be written as JSON, or not be read again from a damaged spool. */
        UNREADABLE
    }

    /**
     * An attempt that failed.
     *
     * @param at when
     * @param status the HTTP status, 0 where there was no answer
     * @param reason Pay-i's error code, or what failed; never a part of an event
     */
    record Failure(Instant at, int status, String reason) {}

    /**
     * All counts at one moment. Always {@code offered = delivered + rejected + dropped + queued + spooled}.
     *
     * @param offered events handed over for delivery since the start, those found in a spool included
     * @param recovered those of {@code offered} that an earlier process had left in the spool
     * @param delivered events that Pay-i took, or that a sink or the offline file took in its place
     * @param rejected events that Pay-i refused for good
     * @param dropped events that were given up, by reason; reasons without events are left out
     * @param queued events in memory: waiting, or on their way
     * @param spooled events on disk: waiting, or on their way
     * @param failedAttempts attempts that ended without a final answer and were, or will be, repeated
     * @param backlogAge how long the oldest event has been waiting; zero if none does
     * @param lastFailure the latest attempt that failed or was refused
     * @param suspended whether delivery pauses because Pay-i does not answer; one event after another is tried until it does
     */
    record Snapshot(long offered, long recovered, long delivered, long rejected, Map<DropReason, Long> dropped, long queued,
            long spooled, long failedAttempts, Duration backlogAge, Optional<Failure> lastFailure, boolean suspended) {
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
     * @return the counts, which do not change any more
     */
    Snapshot snapshot();
}
