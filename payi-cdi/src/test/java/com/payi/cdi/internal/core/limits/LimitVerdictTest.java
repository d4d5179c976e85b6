package com.payi.cdi.internal.core.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import com.payi.cdi.LimitBlockedException;
import com.payi.cdi.LimitStatus;
import com.payi.cdi.internal.core.config.LimitsConfiguration.OnBlocked;
import com.payi.cdi.internal.core.limits.LimitGuard.Verdict;
import com.payi.cdi.internal.core.wire.PayiResultReader;
import com.payi.cdi.spi.JsonTree;
import com.payi.cdi.testing.LogCapture;

/** How the limits of a call stand, and what follows from it. */
class LimitVerdictTest {
    private static final Duration TTL = Duration.ofSeconds(60);

    private final AtomicLong nanos = new AtomicLong();
    private final LimitStateCache states = new LimitStateCache(TTL, nanos::get, () -> Instant.EPOCH);
    private final LogCapture log = new LogCapture();

    @AfterEach
    void stop() {
        log.close();
    }

    @Test
    void aCallUnderNoLimitIsAllowed() {
        assertThat(guard(OnBlocked.BLOCK).verdict(null)).isEqualTo(Verdict.ALLOWED);
    }

    @Test
    void aCallUnderLimitsThatDoNotBlockIsAllowed() {
        block("other");
        assertThat(guard(OnBlocked.BLOCK).verdict(List.of("daily"))).isEqualTo(Verdict.ALLOWED);
        assertThat(guard(OnBlocked.WARN).verdict(List.of("daily"))).isEqualTo(Verdict.ALLOWED);
    }

    @Test
    void ignoreLooksAtNothing() {
        block("daily");
        LimitGuard guard = guard(OnBlocked.IGNORE);
        guard.enforce(guard.verdict(List.of("daily")));
        assertThat(log.lines()).isEmpty();
    }

    @Test
    void warnLogsOnceAndAllows() {
        block("daily");
        LimitGuard guard = guard(OnBlocked.WARN);
        Verdict verdict = guard.verdict(List.of("daily", "other"));
        assertThat(verdict.refuses()).isFalse();
        assertThat(verdict.blocked()).extracting(LimitStatus::limitId).containsExactly("daily");
        assertThat(log.lines()).as("a verdict alone logs nothing").isEmpty();

        guard.enforce(verdict);
        guard.enforce(verdict);
        assertThat(log.lines()).singleElement().asString().contains("PAYI00221", "daily");
    }

    @Test
    void blockRefuses() {
        block("daily", "team");
        LimitGuard guard = guard(OnBlocked.BLOCK);
        Verdict verdict = guard.verdict(List.of("team", "other", "daily"));
        assertThat(verdict.refuses()).isTrue();

        assertThatThrownBy(() -> guard.enforce(verdict)).isInstanceOfSatisfying(LimitBlockedException.class,
                refusal -> assertThat(refusal.limitIds()).containsExactly("team", "daily"));
        assertThat(log.lines()).hasSize(2).allMatch(line -> line.contains("PAYI00222"));
    }

    @Test
    void anOldStateLetsOneCallThrough() {
        block("daily");
        nanos.addAndGet(TTL.toNanos());
        LimitGuard guard = guard(OnBlocked.BLOCK);
        assertThat(guard.verdict(List.of("daily"))).isEqualTo(Verdict.ALLOWED);
        assertThat(guard.verdict(List.of("daily")).refuses()).isTrue();
    }

    private void block(String... limitIds) {
        states.learn(PayiResultReader.read(JsonTree.of(Map.of("blocked_limit_ids", List.of(limitIds))), "event"),
                Instant.EPOCH);
    }

    private LimitGuard guard(OnBlocked onBlocked) {
        return new LimitGuard(BudgetsTest.limits(onBlocked, Map.of()), states,
                new Budgets(BudgetsTest.limits(true, Map.of()), null, null));
    }
}
