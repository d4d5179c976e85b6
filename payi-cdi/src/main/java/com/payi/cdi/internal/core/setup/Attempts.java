package com.payi.cdi.internal.core.setup;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

import com.payi.cdi.internal.core.setup.SetupAnswer.Outcome;

/** Makes attempts until Pay-i gives an answer that is final, a few times each and for a bounded time in all. */
final class Attempts {
    static final int MOST = 5;
    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final CountDownLatch ended;
    private final Duration initialDelay;
    private final Duration maxDelay;
    private final LongSupplier nanoClock;
    private final long beginNanos;
    private final SplittableRandom random = new SplittableRandom();

    /** @param ended counted down when the application ends */
    Attempts(Duration initialDelay, Duration maxDelay, CountDownLatch ended, LongSupplier nanoClock) {
        this.initialDelay = initialDelay;
        this.maxDelay = maxDelay;
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
        Duration delay = initialDelay;
        SetupAnswer answer = attempt.make();
        for (int made = 1; answer.outcome() == Outcome.RETRY && made < MOST; made++) {
            Duration pause = answer.retryAfter() != null ? answer.retryAfter() : drawn(delay);
            if (nanoClock.getAsLong() - beginNanos + pause.toNanos() > LONGEST.toNanos()) {
                return answer;
            }
            if (ended.await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new InterruptedException("the application ends");
            }
            delay = delay.multipliedBy(2).compareTo(maxDelay) > 0 ? maxDelay : delay.multipliedBy(2);
            answer = attempt.make();
        }
        return answer;
    }

    /** Many instances start at once: the pauses of no two are alike. */
    private Duration drawn(Duration delay) {
        return Duration.ofNanos(random.nextLong(Math.max(1, delay.toNanos())) + 1);
    }
}
