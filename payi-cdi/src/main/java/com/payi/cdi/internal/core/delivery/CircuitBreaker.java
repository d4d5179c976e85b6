package com.payi.cdi.internal.core.delivery;

import java.time.Duration;

/**
 * Sends fewer requests to a Pay-i that does not answer: after some failures in a row one request at a time is tried,
 * after ever longer pauses, until one gets through. Where Pay-i itself asks for a pause (retry-after), nothing is sent
 * before its end.
 */
final class CircuitBreaker {
    private static final int FAILURES_TO_OPEN = 5;
    /** One event that fails again and again is no sign that Pay-i is unavailable. */
    private static final int EVENTS_TO_OPEN = 2;
    /** A longer retry-after is cut: a mistyped header must not end the delivery. */
    private static final Duration LONGEST_RETRY_AFTER = Duration.ofHours(1);

    private final Backoff backoff;
    private int failures;
    private int failedEvents;
    private boolean open;
    private long probeAt;
    private boolean hasRetryAfter;
    private long retryAfterEnd;

    CircuitBreaker(Backoff backoff) {
        this.backoff = backoff;
    }

    boolean isOpen() {
        return open;
    }

    /** @param inFlight how many requests have not ended */
    boolean permits(long now, int inFlight) {
        hasRetryAfter &= now - retryAfterEnd < 0;
        return !hasRetryAfter && (!open || inFlight == 0 && now - probeAt >= 0);
    }

    /** When a request is permitted again, if not now. */
    long permitsAt(long now) {
        long probe = open ? Math.max(now, probeAt) : now;
        return hasRetryAfter ? Math.max(probe, retryAfterEnd) : probe;
    }

    /** A request got through. It may have been sent before Pay-i asked for a pause, so that pause still holds. */
    void succeeded() {
        failures = 0;
        failedEvents = 0;
        open = false;
    }

    /** @param newEvents how many of the events had not failed since the last success */
    void failed(long now, int newEvents) {
        failures++;
        failedEvents += newEvents;
        if (open || failures >= FAILURES_TO_OPEN && failedEvents >= EVENTS_TO_OPEN) {
            open = true;
            probeAt = now + backoff.nanos(Math.max(1, failures - FAILURES_TO_OPEN + 1));
        }
    }

    /** Pay-i asked for a pause. Nothing is sent before its end, and one request is tried then. */
    void paused(long now, Duration retryAfter) {
        if (!open) {
            open = true;
            probeAt = now + backoff.nanos(1);
        }
        if (!retryAfter.isNegative()) {
            Duration pause = retryAfter.compareTo(LONGEST_RETRY_AFTER) > 0 ? LONGEST_RETRY_AFTER : retryAfter;
            long end = now + pause.toNanos();
            retryAfterEnd = hasRetryAfter ? Math.max(retryAfterEnd, end) : end;
            hasRetryAfter = true;
        }
    }

    /** The application ends soon: no pause is longer than this. */
    void shortenDeadline(long latest) {
        probeAt = Math.min(probeAt, latest);
        retryAfterEnd = Math.min(retryAfterEnd, latest);
    }
}
