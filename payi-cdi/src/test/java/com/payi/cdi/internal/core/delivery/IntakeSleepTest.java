package com.payi.cdi.internal.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The intake thread sleeps only if there is nothing, and whatever comes then wakes it. */
class IntakeSleepTest {
    private static final int TIMES = 3_000;

    private final AtomicInteger there = new AtomicInteger();
    private final AtomicInteger seen = new AtomicInteger();

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void noWakeUpIsLost(boolean looksAgain) {
        IntakeSleep sleep = new IntakeSleep(looksAgain);
        Thread consumer = new Thread(() -> {
            while (seen.get() < TIMES) {
                sleep.await(() -> there.get() > seen.get());
                seen.incrementAndGet();
            }
        });
        consumer.setDaemon(true);
        consumer.start();
        for (int time = 1; time <= TIMES; time++) {
            there.incrementAndGet();
            sleep.wake();
            // Each time only when the one before is seen, so that the thread is about to sleep.
            while (seen.get() < time) {
                Thread.onSpinWait();
                assertThat(consumer.isAlive() || seen.get() >= time).isTrue();
            }
        }
        await().until(() -> !consumer.isAlive());
    }

    @Test
    void anInterruptDoesNotKeepItAwake() {
        IntakeSleep sleep = new IntakeSleep(false);
        AtomicInteger looks = new AtomicInteger();
        Thread consumer = new Thread(() -> {
            Thread.currentThread().interrupt();
            sleep.await(() -> looks.incrementAndGet() > 0 && there.get() > 0);
            seen.incrementAndGet();
        });
        consumer.setDaemon(true);
        consumer.start();
        await().until(() -> consumer.getState() == Thread.State.WAITING);
        int before = looks.get();
        await().during(Duration.ofMillis(50)).until(() -> looks.get() == before);

        there.incrementAndGet();
        sleep.wake();
        await().until(() -> seen.get() == 1);
    }
}
