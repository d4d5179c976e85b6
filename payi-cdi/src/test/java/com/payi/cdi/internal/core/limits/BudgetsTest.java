package com.payi.cdi.internal.core.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import com.payi.cdi.BudgetThresholdReached;
import com.payi.cdi.BudgetThresholdReached.Kind;
import com.payi.cdi.LimitBlockedException.Reason;
import com.payi.cdi.internal.core.config.LimitsConfiguration;
import com.payi.cdi.internal.core.config.LimitsConfiguration.OnBlocked;
import com.payi.cdi.internal.core.config.NamedValues;
import com.payi.cdi.internal.core.context.Spending;
import com.payi.cdi.internal.core.context.UseCaseCap;
import com.payi.cdi.internal.core.wire.PayiResultReader;
import com.payi.cdi.spi.JsonTree;

/** What is held for calls, and when there is room for one. */
class BudgetsTest {
    private static final double DEFAULT_COST = 0.01;
    private static final CallKind CHAT = new CallKind("chat", "https://api.openai.com/v1/chat/completions");
    private static final CallKind OTHER = new CallKind("other", "https://api.openai.com/v1/chat/completions");

    private final AtomicLong nanos = new AtomicLong();
    private final List<BudgetThresholdReached> reached = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private CompletableFuture<LimitTerms> answer = new CompletableFuture<>();

    static LimitsConfiguration limits(boolean reservation, Map<String, Double> max) {
        return new LimitsConfiguration(OnBlocked.BLOCK, Duration.ofSeconds(60), reservation, Duration.ofSeconds(60),
                DEFAULT_COST, 0.8, NamedValues.of(max), NamedValues.of(Map.of()), NamedValues.of(Map.of()));
    }

    static LimitsConfiguration limits(OnBlocked onBlocked, Map<String, String> fallback) {
        return new LimitsConfiguration(onBlocked, Duration.ofSeconds(60), true, Duration.ofSeconds(60), DEFAULT_COST, 0.8,
                NamedValues.of(Map.of()), NamedValues.of(fallback), NamedValues.of(Map.of()));
    }

    private Budgets budgets(Map<String, Double> max) {
        return new Budgets(limits(true, max), id -> {
            asked.add(id);
            return answer;
        }, reached::add, nanos::get);
    }

    @Nested
    class Reservations {
        @Test
        void aCallHasRoomUntilTheMaximumIsHeld() {
            Budgets budgets = budgets(Map.of("daily", 0.025));
            assertThat(admit(budgets).refusal()).isNull();
            assertThat(admit(budgets).refusal()).isNull();

            BudgetRefusal refusal = admit(budgets).refusal();

            assertThat(refusal.reason()).isEqualTo(Reason.NO_ROOM);
            assertThat(refusal.name()).isEqualTo("daily");
            assertThat(refusal.used()).isEqualTo(0.02, within(1e-9));
        }

        @Test
        void aRefusedCallHoldsNothing() {
            Budgets budgets = budgets(Map.of("daily", 0.015, "monthly", 1.0));
            budgets.admit(List.of("monthly", "daily"), null, CHAT, false);
            assertThat(budgets.admit(List.of("monthly", "daily"), null, CHAT, false).refusal()).isNotNull();

            for (int i = 0; i < 99; i++) {
                assertThat(budgets.admit(List.of("monthly"), null, CHAT, false).refusal()).as("call %d", i).isNull();
            }
        }

        @Test
        void aCallThatIsNotMadeGivesItsRoomBack() {
            Budgets budgets = budgets(Map.of("daily", 0.015));
            admit(budgets).reservation().notMade();

            assertThat(admit(budgets).refusal()).isNull();
        }

        @Test
        void aCallThatFailedGivesItsRoomBack() {
            Budgets budgets = budgets(Map.of("daily", 0.015));
            admit(budgets).reservation().ended(false);

            assertThat(admit(budgets).refusal()).isNull();
        }

        @Test
        void theAnswerReplacesTheEstimate() {
            Budgets budgets = budgets(Map.of("daily", 0.015));
            Reservation call = admit(budgets).reservation();
            call.ended(true);
            call.reported("event-1", "gpt-4o");
            assertThat(admit(budgets).refusal()).isNotNull();

            budgets.answered("event-1", 0.001);

            assertThat(admit(budgets).refusal()).isNull();
        }

        @Test
        void anAnswerCountsOnce() {
            Budgets budgets = budgets(Map.of("daily", 0.025));
            Reservation call = admit(budgets).reservation();
            call.ended(true);
            call.reported("event-1", "gpt-4o");
            budgets.answered("event-1", 0.01);
            budgets.answered("event-1", 0.01);

            assertThat(admit(budgets).refusal()).isNull();
        }

        @Test
        void anEventThatIsLostCountsWithItsEstimate() {
            Budgets budgets = budgets(Map.of("daily", 0.015));
            Reservation call = admit(budgets).reservation();
            call.ended(true);
            call.reported("event-1", "gpt-4o");
            budgets.answered("event-1", Double.NaN);

            assertThat(admit(budgets).refusal()).isNotNull();
        }

        @Test
        void theEstimateIsTheAverageOfTheDearestModelOfTheUseCase() {
            Budgets budgets = budgets(Map.of("daily", 1.0));
            settle(budgets, CHAT, "mini", 0.001);
            settle(budgets, CHAT, "large", 0.2);
            settle(budgets, OTHER, "huge", 0.5);

            assertThat(budgets.admit(List.of("daily"), null, CHAT, false).refusal()).isNull();
            BudgetRefusal refusal = budgets.admit(List.of("daily"), null, CHAT, false).refusal();

            assertThat(refusal.estimate()).isEqualTo(0.2, within(1e-9));
            assertThat(refusal.used()).isEqualTo(0.901, within(1e-9));
        }

        @Test
        void theFirstAnswerShowsWhatEarlierCallsCost() {
            Budgets budgets = budgets(Map.of("daily", 1.0));
            Reservation first = ended(budgets, "event-1");
            ended(budgets, "event-2");
            first.settled(0.6);

            assertThat(admit(budgets).refusal().used()).isEqualTo(1.2, within(1e-9));
        }

        @Test
        void aCallWhoseEventIsNeverAnsweredCountsAsSpentAfterAWhile() {
            Budgets budgets = budgets(Map.of("daily", 1.0));
            Reservation call = ended(budgets, "event-1");
            nanos.addAndGet(TimeUnit.MINUTES.toNanos(16));
            admit(budgets);

            budgets.answered("event-1", 0.9);

            assertThat(call.settled).isTrue();
            assertThat(call.limits.get(0).spending.spent()).isEqualTo(DEFAULT_COST, within(1e-9));
        }

        @Test
        void withoutReservationNothingIsHeld() {
            Budgets budgets = new Budgets(limits(false, Map.of("daily", 0.0)), null, null, nanos::get);
            assertThat(budgets.areConcerned(List.of("daily"), null)).isFalse();
            assertThat(budgets.needsCost(List.of("daily"), null)).isFalse();
        }
    }

    @Nested
    class Questions {
        @Test
        void aLimitIsAskedForOnceAndCallsPassMeanwhile() {
            Budgets budgets = budgets(Map.of());
            for (int i = 0; i < 20; i++) {
                assertThat(admit(budgets).refusal()).isNull();
            }
            assertThat(asked).containsExactly("daily");
        }

        @Test
        void theAnswerHasTheMaximumAndWhatIsSpent() {
            Budgets budgets = budgets(Map.of());
            admit(budgets).reservation().notMade();
            answer.complete(new LimitTerms(1, 0.995));

            assertThat(admit(budgets).refusal().used()).isEqualTo(0.995, within(1e-9));
        }

        @Test
        void theMaximumOfTheApplicationCounts() {
            Budgets budgets = budgets(Map.of("daily", 10.0));
            admit(budgets).reservation().notMade();
            answer.complete(new LimitTerms(1, 0.995));

            assertThat(admit(budgets).refusal()).isNull();
        }

        @Test
        void whatIsSpentWhileTheQuestionIsUnderWayIsAdded() {
            Budgets budgets = budgets(Map.of());
            admit(budgets).reservation().settled(0.5);
            answer.complete(new LimitTerms(1, 0.495));

            assertThat(admit(budgets).refusal().used()).isEqualTo(0.995, within(1e-9));
        }

        @Test
        void afterTheRefreshTimePayiIsAskedAgainAlsoByARefusedCall() {
            Budgets budgets = budgets(Map.of());
            admit(budgets).reservation().notMade();
            answer.complete(new LimitTerms(1, 1));
            assertThat(admit(budgets).refusal()).isNotNull();
            answer = CompletableFuture.completedFuture(new LimitTerms(1, 0));
            nanos.addAndGet(TimeUnit.SECONDS.toNanos(60));

            assertThat(admit(budgets).refusal()).isNull();
            assertThat(asked).hasSize(2);
        }

        @Test
        void aFailedQuestionIsAskedAgainLater() {
            Budgets budgets = budgets(Map.of());
            admit(budgets);
            answer.completeExceptionally(new IllegalStateException("HTTP status 503"));
            answer = new CompletableFuture<>();
            assertThat(admit(budgets).refusal()).isNull();
            nanos.addAndGet(TimeUnit.SECONDS.toNanos(60));
            admit(budgets);

            assertThat(asked).hasSize(2);
        }

        @Test
        void theLimitsOfTheConfigurationAreAskedForAtTheStart() {
            budgets(Map.of("monthly", 3.0)).start(List.of("daily"));
            assertThat(asked).containsExactlyInAnyOrder("monthly", "daily");
        }
    }

    @Nested
    class Caps {
        @Test
        void asManyCallsAreMadeAsTheCapAllows() {
            Budgets budgets = budgets(Map.of());
            UseCaseCap cap = cap(3, -1, null);
            for (int i = 0; i < 3; i++) {
                assertThat(budgets.admit(null, cap, CHAT, false).refusal()).isNull();
            }
            assertThat(budgets.admit(null, cap, CHAT, false).refusal().reason()).isEqualTo(Reason.MAX_CALLS);
        }

        @Test
        void theLastCallMayGoOverTheCostAndTheNextIsRefused() {
            Budgets budgets = budgets(Map.of());
            UseCaseCap cap = cap(-1, 0.05, null);
            budgets.admit(null, cap, CHAT, false).reservation().settled(0.04);
            budgets.admit(null, cap, CHAT, false).reservation().settled(0.04);

            assertThat(budgets.admit(null, cap, CHAT, false).refusal().reason()).isEqualTo(Reason.MAX_COST);
        }

        @Test
        void aCallCountsUnderTheCapsAroundItsOwn() {
            Budgets budgets = budgets(Map.of());
            UseCaseCap outer = cap(2, -1, null);
            budgets.admit(null, cap(5, -1, outer), CHAT, false);
            budgets.admit(null, cap(5, -1, outer), CHAT, false);

            assertThat(budgets.admit(null, cap(5, -1, outer), CHAT, false).refusal().max()).isEqualTo(2);
        }

        @Test
        void twoCapsOfOneInstanceCountACallOnce() {
            Budgets budgets = budgets(Map.of());
            UseCaseCap outer = cap(2, -1, null);
            UseCaseCap inner = new UseCaseCap("agent", "id", 10, -1, outer.spending(), outer);
            budgets.admit(null, inner, CHAT, false);

            assertThat(budgets.admit(null, inner, CHAT, false).refusal()).isNull();
            assertThat(budgets.admit(null, inner, CHAT, false).refusal()).isNotNull();
        }

        @Test
        void aCallThatIsNotMadeDoesNotCount() {
            Budgets budgets = budgets(Map.of());
            UseCaseCap cap = cap(1, -1, null);
            budgets.admit(null, cap, CHAT, false).reservation().notMade();

            assertThat(budgets.admit(null, cap, CHAT, false).refusal()).isNull();
        }

        @Test
        void aCapOfZeroAllowsNoCall() {
            assertThat(budgets(Map.of()).admit(null, cap(0, -1, null), CHAT, false).refusal()).isNotNull();
            assertThat(budgets(Map.of()).admit(null, cap(-1, 0, null), CHAT, false).refusal()).isNotNull();
        }
    }

    @Nested
    class ThresholdEvents {
        @Test
        void aLimitIsReportedOnceWhenTheShareIsReached() {
            Budgets budgets = budgets(Map.of("daily", 1.0));
            for (int i = 0; i < 9; i++) {
                assertThat(reached).as("after %d calls", i).hasSize(i < 8 ? 0 : 1);
                settle(budgets, CHAT, "gpt-4o", 0.1001);
            }

            assertThat(reached).singleElement().satisfies(event -> {
                assertThat(event.kind()).isEqualTo(Kind.LIMIT);
                assertThat(event.name()).isEqualTo("daily");
                assertThat(event.used().getAsDouble()).isEqualTo(0.8008, within(1e-9));
                assertThat(event.max()).hasValue(1.0);
            });
        }

        @Test
        void afterAResetOfTheLimitItIsReportedAgain() {
            Budgets budgets = budgets(Map.of());
            answer.complete(new LimitTerms(1, 0.9));
            admit(budgets);
            assertThat(reached).hasSize(1);
            for (double spent : new double[]{0.1, 0.95}) {
                nanos.addAndGet(TimeUnit.SECONDS.toNanos(60));
                answer = CompletableFuture.completedFuture(new LimitTerms(1, spent));
                admit(budgets);
            }

            assertThat(reached).hasSize(2);
        }

        @Test
        void ofALimitWithoutAmountsTheStateIsReportedOnce() {
            Budgets budgets = budgets(Map.of());
            for (String state : List.of("ok", "exceeded", "overrun", "blocked", "failed", "exceeded", "ok", "exceeded")) {
                budgets.learn(PayiResultReader.read(
                        JsonTree.of(Map.of("limits", Map.of("daily", Map.of("state", state)))), null));
            }

            assertThat(reached).hasSize(2).allMatch(event -> event.used().isEmpty() && event.max().isEmpty());
        }

        @Test
        void capsOfCallsAndOfCostsAreReported() {
            Budgets budgets = budgets(Map.of());
            UseCaseCap cap = cap(5, 1, null);
            for (int i = 0; i < 5; i++) {
                budgets.admit(null, cap, CHAT, false).reservation().settled(0.17);
            }

            assertThat(reached).extracting(BudgetThresholdReached::kind).containsExactly(Kind.USE_CASE_CALLS,
                    Kind.USE_CASE_COST);
            assertThat(reached).allMatch(event -> event.name().equals("agent") && event.useCaseId().isPresent());
        }
    }

    private static UseCaseCap cap(int maxCalls, double maxCostUsd, UseCaseCap outer) {
        return new UseCaseCap("agent", "id", maxCalls, maxCostUsd, new Spending(), outer);
    }

    @Test
    void aCallThatFallsBackIsHeldWithoutRoom() {
        Budgets budgets = budgets(Map.of("daily", 1.5 * DEFAULT_COST));
        admit(budgets);

        Admission overdrawn = budgets.admit(List.of("daily"), null, CHAT, true);
        assertThat(overdrawn.refusal().reason()).isEqualTo(Reason.NO_ROOM);
        assertThat(overdrawn.reservation()).isNotNull();
        assertThat(admit(budgets).refusal().used()).isEqualTo(2 * DEFAULT_COST, within(1e-9));

        overdrawn.reservation().notMade();
        assertThat(admit(budgets).refusal().used()).isEqualTo(DEFAULT_COST, within(1e-9));
    }

    @Test
    void aCapOfTheContextIsNotOverdrawn() {
        Admission refused = budgets(Map.of()).admit(List.of("daily"), cap(0, -1, null), CHAT, true);

        assertThat(refused.refusal().reason()).isEqualTo(Reason.MAX_CALLS);
        assertThat(refused.reservation()).isNull();
    }

    private static Admission admit(Budgets budgets) {
        return budgets.admit(List.of("daily"), null, CHAT, false);
    }

    private static Reservation ended(Budgets budgets, String eventId) {
        Reservation call = admit(budgets).reservation();
        call.ended(true);
        call.reported(eventId, "gpt-4o");
        return call;
    }

    private static void settle(Budgets budgets, CallKind kind, String model, double cost) {
        Reservation call = budgets.admit(List.of("daily"), null, kind, false).reservation();
        call.ended(true);
        call.reported("event-" + model, model);
        call.settled(cost);
    }
}
