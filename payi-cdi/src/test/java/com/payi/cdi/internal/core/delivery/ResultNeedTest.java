package com.payi.cdi.internal.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

class ResultNeedTest {
    private final AtomicLong clock = new AtomicLong();
    private final ResultNeed need = new ResultNeed(false, clock::get);

    private void after(long millis) {
        clock.addAndGet(TimeUnit.MILLISECONDS.toNanos(millis));
    }

    @Test
    void noResultIsNeededByDefault() {
        assertThat(need.isNeeded(null)).isFalse();
        assertThat(need.isNeeded(List.of())).isFalse();
    }

    @Test
    void anObserverNeedsAll() {
        ResultNeed observed = new ResultNeed(true, clock::get);
        assertThat(observed.isNeeded(null)).isTrue();
        assertThat(observed.isNeeded(List.of("daily"))).isTrue();
    }

    @Test
    void whoReadsAResultNeedsThoseOfTheNextMinutes() {
        need.wasRead();
        assertThat(need.isNeeded(null)).isTrue();
        after(599_999);
        assertThat(need.isNeeded(null)).isTrue();
        after(1);
        assertThat(need.isNeeded(null)).isFalse();
    }

    @Test
    void aLimitNeedsOneEventASecond() {
        assertThat(need.isNeeded(List.of("daily"))).isTrue();
        assertThat(need.isNeeded(List.of("daily"))).isFalse();
        after(999);
        assertThat(need.isNeeded(List.of("daily"))).isFalse();
        after(1);
        assertThat(need.isNeeded(List.of("daily"))).isTrue();
        assertThat(need.isNeeded(List.of("daily"))).isFalse();
    }

    @Test
    void eachLimitOfAnEventCounts() {
        assertThat(need.isNeeded(List.of("daily"))).isTrue();
        assertThat(need.isNeeded(List.of("daily", "monthly"))).isTrue();
        assertThat(need.isNeeded(List.of("monthly"))).isFalse();
        after(500);
        assertThat(need.isNeeded(List.of("monthly", "daily"))).isFalse();
    }

    @Test
    void moreLimitsThanAreRememberedAreAskedForAgain() {
        assertThat(need.isNeeded(List.of("first"))).isTrue();
        for (int i = 0; i < 10_000; i++) {
            need.isNeeded(List.of("limit-" + i));
        }
        assertThat(need.isNeeded(List.of("first"))).isTrue();
        assertThat(need.isNeeded(List.of("limit-9999"))).isFalse();
    }
}
