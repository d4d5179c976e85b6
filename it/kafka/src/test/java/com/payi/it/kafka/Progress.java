package com.payi.it.kafka;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;

import org.awaitility.Awaitility;

import com.payi.testkit.FakePayi;

/** How the events get on from the application to Pay-i. Looked at while a condition is waited for. */
final class Progress {
    private final LongSupplier published;
    private final FakePayi payi;
    private final long beginNanos = System.nanoTime();
    private long lastNanos = beginNanos;
    private int arrived;
    private int mostBehind;

    /** @param published how many events have left the application */
    Progress(LongSupplier published, FakePayi payi) {
        this.published = published;
        this.payi = payi;
    }

    void await(Callable<Boolean> condition) {
        Awaitility.await().atMost(Duration.ofMinutes(15)).pollInterval(Duration.ofMillis(20)).until(() -> {
            look();
            return condition.call();
        });
    }

    private void look() {
        int now = payi.distinctIds();
        if (now != arrived) {
            arrived = now;
            lastNanos = System.nanoTime();
        }
        mostBehind = Math.max(mostBehind, (int) published.getAsLong() - now);
    }

    /** From the beginning until the last new event came. */
    double seconds() {
        return (lastNanos - beginNanos) / 1e9;
    }

    /** How many published events were not at Pay-i, at most. */
    int mostBehind() {
        return mostBehind;
    }
}
