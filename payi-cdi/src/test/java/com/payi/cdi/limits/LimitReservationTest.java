package com.payi.cdi.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;

import com.payi.cdi.LimitBlockedException;
import com.payi.cdi.LimitBlockedException.Reason;
import com.payi.cdi.testing.Assistant;
import com.payi.testkit.Reply;

/** Calls at the same time under a limit that has room for one of them. */
class LimitReservationTest extends LimitedCalls {
    /** What a call of the fake provider costs at the fake Pay-i. */
    private static final double COST = 0.000026;
    private static final int AT_ONCE = 8;
    private static final int ROUNDS = 1_000;

    @Test
    void ofEightCallsAtOnceTheOneWithRoomIsMade() throws Exception {
        application.payi().limit("daily").budget(100, 100 - 1.5 * COST);
        start();

        Outcome outcome = atOnce(AT_ONCE, "daily");

        assertThat(outcome.made()).isEqualTo(1);
        assertThat(outcome.refused()).hasSize(7).allSatisfy(refused -> {
            assertThat(refused.reason()).isEqualTo(Reason.NO_ROOM);
            assertThat(refused.limitIds()).containsExactly("daily");
            assertThat(refused).hasMessageStartingWith("PAYI00223: The call was not made: the limit daily has no room for it");
        });
        assertThat(application.provider().received()).hasSize(1);
    }

    @Test
    void inAThousandRoundsItIsAlwaysOne() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            application.with("payi.limits.max.round-" + round, String.valueOf(1.5 * COST));
        }
        configure();
        application.start();
        assistant = application.get(Assistant.class);
        int made = 0;
        int refused = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Outcome outcome = atOnce(AT_ONCE, "round-" + round);
            assertThat(outcome.made()).as("round %d", round).isEqualTo(1);
            made += outcome.made();
            refused += outcome.refused().size();
        }

        assertThat(made).isEqualTo(ROUNDS);
        assertThat(refused).isEqualTo(7 * ROUNDS);
        assertThat(application.provider().calls()).isEqualTo(ROUNDS);
    }

    @Test
    void theNextCallHasNoRoomWhenTheFirstHasUsedIt() throws Exception {
        application.payi().limit("daily").budget(100, 100 - 1.5 * COST);
        start();
        ask("daily");
        await().untilAsserted(() -> assertThat(application.payi().events()).hasSize(1));

        assertThatThrownBy(() -> ask("daily")).isInstanceOf(LimitBlockedException.class);
    }

    @Test
    void aCallUnderNoLimitIsMade() {
        application.payi().limit("daily").budget(100, 100);
        start();
        assertThatThrownBy(() -> ask("daily")).isInstanceOf(LimitBlockedException.class);

        ask();

        assertThat(application.provider().received()).hasSize(1);
    }

    @Test
    void aCallThatTheProviderRefusesGivesItsRoomBack() throws Exception {
        application.payi().limit("daily").budget(100, 100 - 1.5 * COST);
        start();
        application.provider().answer(Reply.json(429, "{}"));
        assertThatThrownBy(() -> ask("daily")).isNotInstanceOf(LimitBlockedException.class);

        ask("daily");

        assertThat(application.provider().received()).hasSize(2);
    }

    @Test
    void whereTheLimitCannotBeReadTheCallsAreMadeAndItIsLogged() {
        application.payi().limit("daily").unknown();
        configure();
        application.start();
        assistant = application.get(Assistant.class);
        await().untilAsserted(() -> assertThat(log.lines()).anyMatch(line -> line.startsWith("WARN")
                && line.contains("PAYI00226") && line.contains("limit daily") && line.contains("HTTP status 404")));

        ask("daily");

        assertThat(application.provider().received()).hasSize(1);
    }

    @Test
    void withoutBlockReservationHasNoEffectAndThatIsLogged() {
        application.payi().limit("daily").budget(1, 1);
        application.with("payi.limits.reservation", "true");
        start(null, null);

        ask("daily");

        assertThat(application.provider().received()).hasSize(1);
        assertThat(log.lines()).anyMatch(line -> line.startsWith("WARN") && line.contains("PAYI00227")
                && line.contains("payi.limits.on-blocked is warn"));
    }

    /** With what Pay-i knows of the limit: nearly all of it is spent, so the application gets an alarm. */
    private void start() {
        configure();
        application.start(Alarms.class);
        assistant = application.get(Assistant.class);
        await().untilAsserted(() -> assertThat(application.get(Alarms.class).all()).hasSize(1));
    }

    private void configure() {
        application.with("payi.limits.on-blocked", "block").with("payi.limits.reservation", "true")
                .with("payi.limits.default-cost", "0.000026");
        application.with("payi.limits.max.daily", "100");
    }

    private Outcome atOnce(int calls, String limitId) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(calls);
        try {
            List<Future<String>> results = threads.invokeAll(Collections.nCopies(calls, (Callable<String>) () -> ask(limitId)));
            int made = 0;
            List<LimitBlockedException> refused = new ArrayList<>();
            for (Future<String> result : results) {
                try {
                    result.get();
                    made++;
                } catch (ExecutionException e) {
                    refused.add(LimitBlockedException.findIn(e).orElseThrow(() -> new AssertionError(e)));
                }
            }
            return new Outcome(made, refused);
        } finally {
            threads.shutdownNow();
        }
    }

    private record Outcome(int made, List<LimitBlockedException> refused) {}
}
