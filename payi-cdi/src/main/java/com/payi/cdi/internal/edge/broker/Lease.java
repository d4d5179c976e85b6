package com.payi.cdi.internal.edge.broker;

import java.time.Duration;

/**
 * How long a relay can be sure that its partitions are still its own. A relay that stands still, or that the broker does not
 * hear, loses them without knowing. Renewed by the relay's thread, asked by the delivering thread.
 */
final class Lease {
    private final long nanos;
    private volatile long untilNanos = System.nanoTime();

    /** @param session how long the broker waits for a member of the group that is silent */
    Lease(Duration session) {
        // The rest is for what is on its way between two looks.
        this.nanos = session.toNanos() * 2 / 3;
    }

    /** The broker has accepted what was sent to it then. */
    void renew(long sentNanos) {
        untilNanos = sentNanos + nanos;
    }

    boolean isSure() {
        return System.nanoTime() - untilNanos < 0;
    }
}
