package com.payi.cdi.internal.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

/** What the circuit breaker lets through while time goes on; {@link PausesTest} has the lengths of its pauses. */
class CircuitBreakerTest {
    private final AtomicLong nanos = new AtomicLong();
    private final MonotonicClock clock = new MonotonicClock(() -> Instant.EPOCH, nanos::get);
    private final CircuitBreaker circuit = new CircuitBreaker(
            new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30), new SplittableRandom(3)));

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            circuit.failed(clock.nanos(), 1);
        }
    }

    private boolean permits(int inFlight) {
        return circuit.permits(clock.nanos(), inFlight);
    }

    @Test
    void aClosedOneLimitsNothing() {
        assertThat(permits(100)).isTrue();
        assertThat(circuit.permitsAt(clock.nanos())).isEqualTo(clock.nanos());
    }

    @Test
    void aProbeThatFailsBeginsAnotherPause() {
        fail(5);
        for (int probe = 0; probe < 20; probe++) {
            pass(Duration.ofSeconds(30));
            assertThat(permits(0)).as("probe %d", probe).isTrue();
            assertThat(permits(1)).as("a second request beside probe %d", probe).isFalse();
            circuit.failed(clock.nanos(), 0);
            assertThat(circuit.isOpen()).isTrue();
        }
        circuit.succeeded(clock.nanos());
        assertThat(circuit.isOpen()).isFalse();
        fail(4);
        assertThat(circuit.isOpen()).as("the failures before the success are forgotten").isFalse();
    }

    @Test
    void aPayiThatAnswersSomeRequestsIsNotThrottled() {
        SplittableRandom random = new SplittableRandom(11);
        circuit.succeeded(clock.nanos());
        for (int request = 0; request < 100_000; request++) {
            pass(Duration.ofMillis(5));
            if (random.nextBoolean()) {
                circuit.failed(clock.nanos(), 1);
            } else {
                circuit.succeeded(clock.nanos());
            }
            assertThat(circuit.isOpen()).as("request %d", request).isFalse();
        }
    }

    @Test
    void aPayiThatStopsToAnswerIsFoundOutSoon() {
        circuit.succeeded(clock.nanos());
        fail(49);
        assertThat(circuit.isOpen()).isFalse();
        fail(1);
        assertThat(circuit.isOpen()).isTrue();

        circuit.succeeded(clock.nanos());
        fail(5);
        pass(Duration.ofSeconds(2));
        fail(1);
        assertThat(circuit.isOpen()).isTrue();
    }

    @Test
    void aRefusedKeyLetsOneProbeThroughAfterPausesThatGrowAndHaveABound() {
        circuit.keyRefused(clock.nanos());
        assertThat(circuit.isKeyRefused()).isTrue();
        long shortest = 250;
        for (int probe = 0; probe < 20; probe++) {
            long pause = Duration.ofNanos(circuit.permitsAt(clock.nanos()) - clock.nanos()).toMillis();
            assertThat(pause).as("probe %d", probe).isBetween(Math.min(shortest, 15_000), Math.min(2 * shortest, 30_000));
            // The answer to a request that was in flight does not count.
            circuit.keyRefused(clock.nanos());
            pass(Duration.ofNanos(circuit.permitsAt(clock.nanos()) - clock.nanos()));
            assertThat(permits(0)).isTrue();
            assertThat(permits(1)).isFalse();
            circuit.keyRefused(clock.nanos());
            shortest *= 2;
        }
        circuit.succeeded(clock.nanos());
        assertThat(circuit.isKeyRefused() || circuit.isOpen()).isFalse();
    }

    @Test
    void atTheEndOfTheApplicationARequestWithoutAnAnswerKeepsNoOtherBack() {
        fail(5);
        circuit.ending();
        circuit.shortenDeadline(clock.nanos());
        assertThat(permits(1)).isTrue();
        circuit.sent(clock.nanos());
        assertThat(permits(1)).as("at once").isFalse();
        pass(Duration.ofMillis(100));
        assertThat(permits(2)).isTrue();
    }

    @Test
    void aRetryAfterHoldsWhileNothingHasFailed() {
        circuit.paused(clock.nanos(), Duration.ofSeconds(5));
        assertThat(permits(0)).isFalse();
        assertThat(circuit.permitsAt(clock.nanos())).isEqualTo(Duration.ofSeconds(5).toNanos());
        pass(Duration.ofSeconds(5));
        assertThat(permits(0)).isTrue();
        assertThat(permits(1)).as("one request finds out first").isFalse();
    }

    @Test
    void theLongerOfTwoRetryAftersHolds() {
        circuit.paused(clock.nanos(), Duration.ofSeconds(5));
        circuit.paused(clock.nanos(), Duration.ofSeconds(2));
        pass(Duration.ofSeconds(4));
        assertThat(permits(0)).isFalse();
        circuit.paused(clock.nanos(), Duration.ofSeconds(3));
        pass(Duration.ofSeconds(2));
        assertThat(permits(0)).isFalse();
        pass(Duration.ofSeconds(1));
        assertThat(permits(0)).isTrue();
    }

    @Test
    void theEndOfTheApplicationShortensAllPauses() {
        fail(50);
        circuit.paused(clock.nanos(), Duration.ofMinutes(10));
        circuit.shortenDeadline(Duration.ofSeconds(1).toNanos());

        assertThat(circuit.permitsAt(clock.nanos())).isLessThanOrEqualTo(Duration.ofSeconds(1).toNanos());
        pass(Duration.ofSeconds(1));
        assertThat(permits(0)).isTrue();
    }
}
