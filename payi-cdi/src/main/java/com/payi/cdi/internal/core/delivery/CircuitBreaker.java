package com.payi.cdi.internal.core.delivery;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Sends fewer requests to a Pay-i that does not answer, or that refuses the key: after some failures in a row, or one
 * refusal of the key, one request at a time is tried, after ever longer pauses, until one gets through. A Pay-i that
 * answers some of the requests is not one that does not answer. Where Pay-i itself asks for a pause (retry-after), nothing
 * is sent before its end.
 */
final class CircuitBreaker {
    private static final int FAILURES_TO_OPEN = 5;
    /** So many in a row happen by chance only where next to nothing gets through. */
    private static final int FAILURES_TO_OPEN_AFTER_SUCCESS = 50;
    /** For so long, a success shows that Pay-i answers. */
    private static final long SUCCESS_COUNTS_NANOS = TimeUnit.SECONDS.toNanos(2);
    /** One event that fails again and again is no sign that Pay-i is unavailable. */
    private static final int EVENTS_TO_OPEN = 2;
    /** A longer retry-after is cut: a mistyped header must not end the delivery. */
    private static final Duration LONGEST_RETRY_AFTER = Duration.ofHours(1);
    /** Between two requests at the end of the application, while Pay-i may be unavailable. */
    private static final long PAUSE_AT_THE_END_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Backoff backoff;
    private int failures;
    private int failedEvents;
    private boolean open;
    private boolean keyRefused;
    private int refusals;
    private long probeAt;
    private boolean hasSucceeded;
    private long succeededAt;
    private boolean hasRetryAfter;
    private long retryAfterEnd;
    private boolean ending;

    CircuitBreaker(Backoff backoff) {
        this.backoff = backoff;
    }

    boolean isOpen() {
        return open;
    }

    /** Whether Pay-i refuses the key. Then it is open, too. */
    boolean isKeyRefused() {
        return keyRefused;
    }

    /** @param inFlight how many requests have not ended */
    boolean permits(long now, int inFlight) {
        hasRetryAfter &= now - retryAfterEnd < 0;
        return !hasRetryAfter && (!open || (inFlight == 0 || ending && !keyRefused) && now - probeAt >= 0);
    }

    /** When a request is permitted again, if not now. */
    long permitsAt(long now) {
        long probe = open ? Math.max(now, probeAt) : now;
        return hasRetryAfter ? Math.max(probe, retryAfterEnd) : probe;
    }

    /** A request is sent. */
    void sent(long now) {
        if (open && ending && !keyRefused) {
            probeAt = now + PAUSE_AT_THE_END_NANOS;
        }
    }

    /** A request got through. It may have been sent before Pay-i asked for a pause, so that pause still holds. */
    void succeeded(long now) {
        failures = 0;
        failedEvents = 0;
        refusals = 0;
        open = false;
        keyRefused = false;
        hasSucceeded = true;
        succeededAt = now;
    }

    /** @param newEvents how many of the events had not failed since the last success */
    void failed(long now, int newEvents) {
        failures++;
        failedEvents += newEvents;
        if (open || failedEvents >= EVENTS_TO_OPEN && failures >= failuresToOpen(now)) {
            open = true;
            probeAt = now + backoff.nanos(Math.max(1, failures - FAILURES_TO_OPEN + 1));
        }
    }

    private int failuresToOpen(long now) {
        boolean answersSome = hasSucceeded && now - succeededAt < SUCCESS_COUNTS_NANOS;
        return answersSome ? FAILURES_TO_OPEN_AFTER_SUCCESS : FAILURES_TO_OPEN;
    }

    /** Pay-i refused the key. The answers to requests that were in flight then do not lengthen the pause. */
    void keyRefused(long now) {
        if (keyRefused && now - probeAt < 0) {
            return;
        }
        open = true;
        keyRefused = true;
        refusals++;
        probeAt = now + backoff.atLeastHalf(refusals);
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

    /** The application ends: from now on, a request that is not answered does not keep the others from being tried. */
    void ending() {
        ending = true;
    }
}
