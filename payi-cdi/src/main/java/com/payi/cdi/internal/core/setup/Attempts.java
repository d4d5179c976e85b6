package com.payi.cdi.internal.core.setup;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

import com.payi.cdi.internal.core.delivery.Backoff;
import com.payi.cdi.internal.core.setup.SetupAnswer.Outcome;

/** Makes attempts until Pay-i gives an answer that is final, a few times each and for a bounded time in all. */
final class Attempts {
    static final int MOST = 5;
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final CountDownLatch ended;
    private final Backoff backoff;
    private final LongSupplier nanoClock;
    private final long beginNanos;

    /** @param ended counted down when the application ends */
    Attempts(Duration initialDelay, Duration maxDelay, CountDownLatch ended, LongSupplier nanoClock) {
        this.backoff = new Backoff(initialDelay, maxDelay, new SplittableRandom());
        this.ended = ended;
        this.nanoClock = nanoClock;
        this.beginNanos = nanoClock.getAsLong();
    }

    /** One attempt. */
    interface Attempt {
        SetupAnswer make() throws InterruptedException;
    }

    /** The answer of the last attempt; one to be retried if none was better. */
    SetupAnswer make(Attempt attempt) throws InterruptedException {
        SetupAnswer answer = attempt.make();
        for (int made = 1; answer.outcome() == Outcome.RETRY && made < MOST; made++) {
            long pause = answer.retryAfter() != null ? answer.retryAfter().toNanos() : backoff.nanos(made);
            if (nanoClock.getAsLong() - beginNanos + pause > LONGEST.toNanos()) {
                return answer;
            }
            if (ended.await(pause, TimeUnit.NANOSECONDS)) {
                throw new InterruptedException("the application ends");
            }
            answer = attempt.make();
        }
        return answer;
    }
}
