package com.payi.cdi.internal.core.call.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

/** Which ids of answers have been seen before. */
class RecentIdsTest {
    private final RecentIds ids = new RecentIds();

    @Test
    void anIdIsNewOnce() {
        assertThat(ids.add("chatcmpl-1")).isTrue();
        assertThat(ids.add("chatcmpl-1")).isFalse();
        assertThat(ids.add("chatcmpl-2")).isTrue();
        assertThat(ids.add("chatcmpl-1")).isFalse();
    }

    @Test
    void theLatestAreRemembered() {
        IntStream.range(0, 3 * RecentIds.GENERATION).forEach(i -> assertThat(ids.add("id-" + i)).isTrue());

        IntStream.range(2 * RecentIds.GENERATION, 3 * RecentIds.GENERATION)
                .forEach(i -> assertThat(ids.add("id-" + i)).as("%d", i).isFalse());
    }

    @Test
    void anIdThatComesAgainAndAgainIsNotForgotten() {
        ids.add("chatcmpl-1");
        for (int i = 0; i < 5 * RecentIds.GENERATION; i++) {
            ids.add("id-" + i);
            if (i % 10_000 == 0) {
                assertThat(ids.add("chatcmpl-1")).as("after %d", i).isFalse();
            }
        }
    }

    @Test
    void idsAtRandomAreDifferent() {
        for (int i = 0; i < 4 * RecentIds.GENERATION; i++) {
            assertThat(ids.add(UUID.randomUUID().toString())).isTrue();
        }
    }
}
