package com.payi.cdi.internal.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

class DiskTimesTest {
    private final DiskTimes times = new DiskTimes();

    @Test
    void withoutEventsAllIsZero() {
        assertThat(times.read().events()).isZero();
        assertThat(times.read().p99()).isZero();
        assertThat(times.read().max()).isZero();
    }

    @Test
    void percentilesAreOfTheLatestEventsAndTheMaximumOfAll() {
        times.add(TimeUnit.SECONDS.toNanos(9));
        for (int millis = 1; millis <= 5000; millis++) {
            times.add(TimeUnit.MILLISECONDS.toNanos(millis <= 904 ? 1000 : millis % 100 == 0 ? 20 : 1));
        }
        assertThat(times.read().events()).isEqualTo(5001);
        assertThat(times.read().median()).isEqualTo(Duration.ofMillis(1));
        assertThat(times.read().p99()).isEqualTo(Duration.ofMillis(20));
        assertThat(times.read().max()).isEqualTo(Duration.ofSeconds(9));
    }
}
