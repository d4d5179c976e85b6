package com.payi.cdi.internal.core.delivery;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Retry delays that grow exponentially, with full jitter: a fleet of processes does not come back all at once. */
final class Backoff {
    private final long initialNanos;
    private final long maxNanos;
    private final RandomGenerator random;

    Backoff(Duration initial, Duration max, RandomGenerator random) {
        this.initialNanos = initial.toNanos();
        this.maxNanos = Math.max(initialNanos, max.toNanos());
        this.random = random;
    }

    /** @param failures so far, 1 or more */
    long nanos(int failures) {
        int doublings = Math.min(failures - 1, Long.numberOfLeadingZeros(initialNanos) - 1);
        return random.nextLong(Math.min(maxNanos, initialNanos << doublings) + 1);
    }
}
