package com.payi.cdi.internal.core.delivery;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Retry delays that grow exponentially, with full jitter: a fleet of processes does not come back all at once. */
public final class Backoff {
    private final long initialNanos;
    private final long maxNanos;
    private final RandomGenerator random;

    public Backoff(Duration initial, Duration max, RandomGenerator random) {
        this.initialNanos = initial.toNanos();
        this.maxNanos = Math.max(initialNanos, max.toNanos());
        this.random = random;
    }

    /** @param failures so far, 1 or more */
    public long nanos(int failures) {
        return random.nextLong(longest(failures) + 1);
    }

    /** A delay that is never short, for what only changes when a person changes something. */
    long atLeastHalf(int failures) {
        long half = longest(failures) / 2;
        return half + random.nextLong(half + 1);
    }

    private long longest(int failures) {
        int doublings = Math.min(failures - 1, Long.numberOfLeadingZeros(initialNanos) - 1);
        return Math.min(maxNanos, initialNanos << doublings);
    }
}
