package com.payi.cdi.internal.core.delivery;

import java.time.Duration;

/**
 * Keeps a Pay-i that does not answer from being hammered: after some failures in a row one request at a time is tried, after
 * ever longer pauses, until one gets through. Where Pay-i itself asks for a pause, nothing is sent before it is over.
 */
final class CircuitBreaker {
    private static final int FAILURES_TO_OPEN = 5;
    /** One event that fails again and again says nothing of Pay-i. */
    private static final int EVENTS_TO_OPEN = 2;
    /** A longer wish is not believed: a mistyped header must not end the delivery. */
    private static final Duration LONGEST_WISH = Duration.ofHours(1);

    private final Backoff backoff;
    private int failures;
    private int failedEvents;
    private boolean open;
    private long probeAt;
    private boolean wished;
    private long wishedUntil;

    CircuitBreaker(Backoff backoff) {
        this.backoff = backoff;
    }

    boolean isOpen() {
        return open;
    }

    /** @param inFlight requests that are on their way */
    boolean permits(long now, int inFlight) {
        wished &= now - wishedUntil < 0;
        return !wished && (!open || inFlight == 0 && now - probeAt >= 0);
    }

    /** When a request is permitted again, if not now. */
    long permitsAt(long now) {
        long probe = open ? Math.max(now, probeAt) : now;
        return wished ? Math.max(probe, wishedUntil) : probe;
    }

    /** What was on its way may succeed while a pause is wished for; the wish holds on. */
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

    /** Pay-i wants to be left alone for a while; then one request finds out. */
    void paused(long now, Duration wish) {
        if (!open) {
            open = true;
            probeAt = now + backoff.nanos(1);
        }
        if (!wish.isNegative()) {
            long until = now + (wish.compareTo(LONGEST_WISH) > 0 ? LONGEST_WISH : wish).toNanos();
            wishedUntil = wished ? Math.max(wishedUntil, until) : until;
            wished = true;
        }
    }

    /** Tries again soon: there is not much time left. */
    void hurry(long latest) {
        probeAt = Math.min(probeAt, latest);
        wishedUntil = Math.min(wishedUntil, latest);
    }
}
