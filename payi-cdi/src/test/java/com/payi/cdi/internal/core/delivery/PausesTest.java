package com.payi.cdi.internal.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

/** When the next attempt is made. */
class PausesTest {
    private final Backoff backoff = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30), new SplittableRandom(7));

    @Test
    void pausesDoubleUpToTheLongestAndAreSpreadOverTheirWholeLength() {
        assertLongest(1, 500);
        assertLongest(2, 1000);
        assertLongest(5, 8000);
        assertLongest(7, 30_000);
        assertLongest(1000, 30_000);
    }

    private void assertLongest(int failures, long millis) {
        long[] pauses = LongStream.range(0, 2000).map(i -> backoff.nanos(failures) / 1_000_000).sorted().toArray();
        assertThat(pauses[0]).as("shortest after %d", failures).isLessThan(millis / 50);
        assertThat(pauses[1999]).as("longest after %d", failures).isBetween(millis * 49 / 50, millis);
        assertThat(pauses[1000]).as("middle after %d", failures).isBetween(millis * 2 / 5, millis * 3 / 5);
    }

    @Test
    void afterFiveFailuresInARowOneProbeAtATimeIsLetThrough() {
        CircuitBreaker circuit = new CircuitBreaker(backoff);
        for (int i = 0; i < 4; i++) {
            circuit.failed(0, 1);
        }
        assertThat(circuit.isOpen()).isFalse();
        circuit.failed(0, 1);
        assertThat(circuit.isOpen()).isTrue();
        long probe = circuit.permitsAt(0);
        assertThat(circuit.permits(probe - 1, 0)).isFalse();
        assertThat(circuit.permits(probe, 1)).isFalse();
        assertThat(circuit.permits(probe, 0)).isTrue();
        circuit.succeeded(0);
        assertThat(circuit.permits(0, 100)).isTrue();
    }

    @Test
    void oneEventThatFailsAgainAndAgainDoesNotOpenIt() {
        CircuitBreaker circuit = new CircuitBreaker(backoff);
        circuit.failed(0, 1);
        for (int i = 0; i < 50; i++) {
            circuit.failed(0, 0);
        }
        assertThat(circuit.isOpen()).isFalse();
        circuit.failed(0, 1);
        assertThat(circuit.isOpen()).isTrue();
    }

    @Test
    void aSuccessBetweenFailuresKeepsItClosed() {
        CircuitBreaker circuit = new CircuitBreaker(backoff);
        for (int i = 0; i < 100; i++) {
            circuit.failed(0, 1);
            circuit.failed(0, 1);
            circuit.succeeded(0);
        }
        assertThat(circuit.isOpen()).isFalse();
    }

    @Test
    void aRetryAfterHoldsButNotForEver() {
        CircuitBreaker circuit = new CircuitBreaker(backoff);
        circuit.paused(0, Duration.ofSeconds(90));
        assertThat(circuit.permits(Duration.ofSeconds(89).toNanos(), 0)).isFalse();
        assertThat(circuit.permits(Duration.ofSeconds(90).toNanos(), 0)).isTrue();
        circuit.paused(0, Duration.ofDays(400));
        assertThat(circuit.permits(Duration.ofHours(1).toNanos(), 0)).isTrue();
        circuit.paused(0, Duration.ofSeconds(Long.MIN_VALUE));
        circuit.paused(0, Duration.ofSeconds(Long.MAX_VALUE));
        assertThat(circuit.permits(Duration.ofHours(1).toNanos(), 0)).isTrue();
    }

    @Test
    void whatSucceedsOrFailsMeanwhileDoesNotEndARetryAfter() {
        CircuitBreaker circuit = new CircuitBreaker(backoff);
        circuit.paused(0, Duration.ofSeconds(90));
        circuit.succeeded(0);
        circuit.failed(0, 1);
        circuit.paused(0, Duration.ofSeconds(1));
        assertThat(circuit.permits(Duration.ofSeconds(89).toNanos(), 0)).isFalse();
        assertThat(circuit.permitsAt(Duration.ofSeconds(5).toNanos())).isEqualTo(Duration.ofSeconds(90).toNanos());
        assertThat(circuit.permits(Duration.ofSeconds(90).toNanos(), 0)).isTrue();
    }

    @Test
    void aRetryAfterOfZeroStillLeavesPauses() {
        CircuitBreaker circuit = new CircuitBreaker(backoff);
        long pauses = 0;
        for (int i = 0; i < 100; i++) {
            circuit.failed(0, i == 0 ? 1 : 0);
            circuit.paused(0, Duration.ZERO);
            pauses += circuit.permitsAt(0);
        }
        assertThat(Duration.ofNanos(pauses)).isGreaterThan(Duration.ofMinutes(10));
    }

    @Test
    void aClockThatJumpsMakesNoEventOld() {
        AtomicReference<Instant> wall = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
        AtomicLong nanos = new AtomicLong(5);
        InstantSource source = wall::get;
        MonotonicClock clock = new MonotonicClock(source, nanos::get);
        long accepted = clock.millis();
        wall.set(Instant.parse("2036-01-01T00:00:00Z"));
        nanos.addAndGet(Duration.ofSeconds(3).toNanos());
        assertThat(clock.millis() - accepted).isEqualTo(3000);
        wall.set(Instant.EPOCH);
        assertThat(clock.millis() - accepted).isEqualTo(3000);
    }
}
