package com.payi.cdi.internal.core.delivery;

import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The time of day as it was when the process began, advanced by a clock that is never set. So a correction of the
 * machine's clock makes no event old; across a restart, the time of day is all there is.
 */
final class MonotonicClock {
    private final LongSupplier nanos;
    private final long wallAtStart;
    private final long nanosAtStart;

    MonotonicClock(InstantSource wall, LongSupplier nanos) {
        this.nanos = nanos;
        this.wallAtStart = wall.millis();
        this.nanosAtStart = nanos.getAsLong();
    }

    /** Since 1970, for what is kept on disk. */
    long millis() {
        return millisAt(nanos());
    }

    /** The same for a moment in the past. */
    long millisAt(long momentNanos) {
        return wallAtStart + TimeUnit.NANOSECONDS.toMillis(momentNanos);
    }

    /** From an arbitrary origin, for pauses. */
    long nanos() {
        return nanos.getAsLong() - nanosAtStart;
    }
}
