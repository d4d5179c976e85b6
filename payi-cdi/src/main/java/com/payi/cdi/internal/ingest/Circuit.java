package com.payi.cdi.internal.ingest;

import java.time.Duration;

/**
 * Keeps a Pay-i that does not answer from being hammered: after some failures in a row one request at a time is tried, after
 * ever longer pauses, until one gets through.
 */
final class Circuit {
    private static final int FAILURES_TO_OPEN = 5;
    /** A longer wish is not believed: a mistyped header must not end the delivery. */
    private static final long LONGEST_WISH = Duration.ofHours(1).toNanos();

    private final Backoff backoff;
    private int failures;
    private boolean open;
    private long probeAt;

    Circuit(Backoff backoff) {
        this.backoff = backoff;
    }

    boolean isOpen() {
        return open;
    }

    /** @param inFlight requests that are on their way */
    boolean permits(long now, int inFlight) {
        return !open || inFlight == 0 && now >= probeAt;
    }

    /** When to ask again, while open. */
    long probeAt() {
        return probeAt;
    }

    void succeeded() {
        failures = 0;
        open = false;
    }

    void failed(long now) {
        failures++;
        if (failures >= FAILURES_TO_OPEN) {
            open = true;
            probeAt = now + backoff.nanos(failures - FAILURES_TO_OPEN + 1);
        }
    }

    /** Pay-i wants to be left alone for a while. */
    void paused(long now, Duration wish) {
        failures++;
        open = true;
        long pause = wish.compareTo(Duration.ofNanos(LONGEST_WISH)) > 0 ? LONGEST_WISH : Math.max(0, wish.toNanos());
        probeAt = now + pause;
    }

    /** Tries again soon: there is not much time left. */
    void hurry(long latest) {
        probeAt = Math.min(probeAt, latest);
    }
}
