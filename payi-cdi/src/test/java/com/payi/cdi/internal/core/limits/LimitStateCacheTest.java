package com.payi.cdi.internal.core.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.payi.cdi.LimitState;
import com.payi.cdi.LimitStatus;
import com.payi.cdi.internal.core.wire.PayiResultReader;
import com.payi.cdi.spi.JsonTree;

/** What is known of limits, and for how long. The time is the test's. */
class LimitStateCacheTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration TTL = Duration.ofSeconds(60);

    // Close to the overflow, as System.nanoTime() may be.
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - TTL.toNanos());
    private volatile Instant wall = START;
    private final LimitStateCache ledger = new LimitStateCache(TTL, nanos::get, () -> wall);

    @Test
    void theLatestStateCounts() {
        learn("a", "exceeded");
        later(10);
        learn("a", "ok");

        assertThat(ledger.state("a"))
                .contains(new LimitStatus("a", LimitState.OK, START.plusSeconds(10), START.plusSeconds(10)));
        assertThat(ledger.state("b")).isEmpty();
        assertThat(ledger.all()).containsOnlyKeys("a");
    }

    @Test
    void blockedSinceIsWhenItWasSaidForTheFirstTime() {
        learn("a", "blocked");
        later(10);
        learn("a", "blocked");

        assertThat(ledger.blocked(List.of("a")))
                .containsExactly(new LimitStatus("a", LimitState.BLOCKED, START, START.plusSeconds(10)));
        later(10);
        learn("a", "ok");
        learn("a", "blocked");
        assertThat(ledger.state("a").orElseThrow().since()).isEqualTo(START.plusSeconds(20));
    }

    @Test
    void aStateIsForgottenAfterItsTime() {
        learn("a", "blocked");
        later(59);
        assertThat(ledger.isBlocked("a")).isTrue();
        assertThat(ledger.blocked(List.of("a"))).hasSize(1);
        later(1);
        assertThat(ledger.isBlocked("a")).isFalse();
        assertThat(ledger.blocked(List.of("a"))).isEmpty();
        assertThat(ledger.all()).isEmpty();
    }

    @Test
    void sinceOutlivesTheTimeOfAnAnswerWhileNothingElseIsSaid() {
        learn("a", "blocked");
        later(100);
        learn("a", "blocked");

        assertThat(ledger.state("a").orElseThrow().since()).isEqualTo(START);
    }

    @Test
    void onlyBlockedRefuses() {
        for (String state : List.of("ok", "blocked_external", "exceeded", "overrun", "failed", "something_new")) {
            learn("a", state);
            assertThat(ledger.refusing(List.of("a"))).as(state).isEmpty();
        }
        learn("a", "blocked");
        assertThat(ledger.refusing(List.of("x", "a", "y"))).extracting(LimitStatus::limitId).containsExactly("a");
        learn("a", "blocked_external");
        assertThat(ledger.refusing(List.of("a"))).isEmpty();
    }

    @Test
    void theListOfBlockedLimitsBlocksToo() {
        learn(Map.of("limits", Map.of("b", Map.of("state", "overrun"), "c", Map.of("state", "blocked_external")),
                "blocked_limit_ids", List.of("a", "b", "c")));

        assertThat(ledger.refusing(List.of("a", "b", "c"))).extracting(LimitStatus::limitId).containsExactly("a", "b");
        assertThat(ledger.state("c").orElseThrow().state()).isEqualTo(LimitState.BLOCKED_EXTERNAL);
    }

    @Test
    void aResultWithoutLimitsChangesNothing() {
        learn("a", "blocked");
        learn(Map.of("request_id", "1"));
        learn(Map.of("limits", List.of("nonsense"), "blocked_limit_ids", "a"));
        assertThat(ledger.isBlocked("a")).isTrue();
        assertThat(ledger.all()).hasSize(1);
    }

    @Test
    void afterItsTimeOneCallAsksAndTheOthersWaitForItsAnswer() {
        learn("a", "blocked");
        later(60);
        assertThat(ledger.refusing(List.of("a"))).isEmpty();
        assertThat(ledger.refusing(List.of("a"))).hasSize(1);
        assertThat(ledger.isBlocked("a")).isTrue();

        learn("a", "ok");
        assertThat(ledger.refusing(List.of("a"))).isEmpty();
        assertThat(ledger.refusing(List.of("a"))).isEmpty();
    }

    @Test
    void anAnswerThatStillSaysBlockedCountsForItsTime() {
        learn("a", "blocked");
        later(60);
        assertThat(ledger.refusing(List.of("a"))).isEmpty();
        learn("a", "blocked");
        later(59);
        assertThat(ledger.refusing(List.of("a"))).hasSize(1);
        later(1);
        assertThat(ledger.refusing(List.of("a"))).isEmpty();
        assertThat(ledger.refusing(List.of("a"))).hasSize(1);
    }

    @Test
    void whereNoAnswerComesNothingIsRefusedForLongerThanTwiceTheTime() {
        learn("a", "blocked");
        later(60);
        assertThat(ledger.refusing(List.of("a"))).isEmpty();
        later(59);
        assertThat(ledger.refusing(List.of("a"))).hasSize(1);
        later(1);
        assertThat(ledger.refusing(List.of("a"))).isEmpty();
        assertThat(ledger.refusing(List.of("a"))).isEmpty();
    }

    @Test
    void aCallThatAnotherLimitRefusesIsNotTheOneThatAsks() {
        learn("old", "blocked");
        later(60);
        learn("fresh", "blocked");

        assertThat(ledger.refusing(List.of("old", "fresh"))).extracting(LimitStatus::limitId).containsExactly("fresh");
        assertThat(ledger.refusing(List.of("old"))).isEmpty();
        assertThat(ledger.refusing(List.of("old"))).hasSize(1);
    }

    @Test
    void oneOfManyThreadsAsks() throws Exception {
        learn("a", "blocked");
        later(60);
        int threads = 8;
        CountDownLatch go = new CountDownLatch(1);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Boolean>> passes = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                passes.add(pool.submit(() -> {
                    go.await();
                    return ledger.refusing(List.of("a")).isEmpty();
                }));
            }
            go.countDown();
            List<Boolean> passed = new ArrayList<>();
            for (Future<Boolean> pass : passes) {
                passed.add(pass.get());
            }
            assertThat(Collections.frequency(passed, true)).isEqualTo(1);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void theNumberOfLimitsIsBounded() {
        learn("first", "exceeded");
        learn("second", "exceeded");
        learn("first", "exceeded");
        learnOthers(LimitStateCache.CAPACITY - 1, "ok");

        assertThat(ledger.all()).hasSize(LimitStateCache.CAPACITY);
        assertThat(ledger.state("first")).isPresent();
        assertThat(ledger.state("second")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ok", "blocked"})
    void aBlockedLimitIsNeverEvictedByOthers(String stateOfTheOthers) {
        learn("first", "blocked");
        learnOthers(2 * LimitStateCache.CAPACITY, stateOfTheOthers);

        assertThat(ledger.refusing(List.of("first"))).hasSize(1);
    }

    @Test
    void blockedLimitsThatNothingAsksForAnyMoreGiveWay() {
        learnOthers(2 * LimitStateCache.CAPACITY, "blocked");
        later(120);
        learn("last", "blocked");

        assertThat(ledger.all()).containsOnlyKeys("last");
        learnOthers(LimitStateCache.MOST_BLOCKED + 10, "blocked");
        assertThat(ledger.all()).hasSize(LimitStateCache.MOST_BLOCKED);
    }

    private void learnOthers(int count, String state) {
        Map<String, Object> limits = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            limits.put("tenant-" + i, Map.of("state", state));
        }
        learn(Map.of("limits", limits));
    }

    @Nested
    class AnAnswerThatIsLate {
        private static final int OLD = 10;
        private static final int NEW = 20;

        @Test
        void neverLiftsWhatTheAnswerToANewerCallHasBlocked() {
            learn("a", "blocked", NEW, null);
            learn("a", "ok", OLD, null);
            assertThat(ledger.isBlocked("a")).isTrue();

            learn("a", "blocked", NEW, NEW);
            learn("a", "ok", OLD, NEW + 1);
            learn("a", "exceeded", OLD, OLD);
            assertThat(ledger.isBlocked("a")).isTrue();
        }

        @Test
        void isFoundByPayisTimeToo() {
            learn("a", "blocked", OLD, NEW);
            learn("a", "ok", NEW, OLD);
            assertThat(ledger.isBlocked("a")).isTrue();

            learn("b", "ok", OLD, NEW);
            learn("b", "blocked", NEW, OLD);
            assertThat(ledger.isBlocked("b")).isFalse();
        }

        @Test
        void blocksIfPayiGaveItLater() {
            learn("a", "ok", NEW, OLD);
            learn("a", "blocked", OLD, NEW);

            assertThat(ledger.isBlocked("a")).isTrue();
        }

        @Test
        void countsOnceWhatItContradictsIsTooOld() {
            learn("a", "ok", NEW, NEW);
            later(60);
            learn("a", "blocked", OLD, OLD);

            assertThat(ledger.isBlocked("a")).isTrue();
        }

        @Test
        void changesNoOtherLimit() {
            learn("a", "blocked", NEW, NEW);
            learn("b", "blocked", OLD, OLD);

            assertThat(ledger.refusing(List.of("a", "b"))).hasSize(2);
        }

        private void learn(String limitId, String state, int called, Integer answered) {
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("xproxy_result", Map.of("limits", Map.of(limitId, Map.of("state", state))));
            if (answered != null) {
                answer.put("ingest_timestamp", START.plusSeconds(answered).toString());
            }
            ledger.learn(PayiResultReader.ofEvent("event", JsonTree.of(answer)), START.plusSeconds(called));
        }
    }

    private void later(int seconds) {
        nanos.addAndGet(Duration.ofSeconds(seconds).toNanos());
        wall = wall.plusSeconds(seconds);
    }

    private void learn(String limitId, String state) {
        learn(Map.of("limits", Map.of(limitId, Map.of("state", state))));
    }

    private void learn(Map<String, Object> result) {
        ledger.learn(PayiResultReader.read(JsonTree.of(result), "event"), wall);
    }
}
