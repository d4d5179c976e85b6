package com.payi.cdi.internal.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.random.RandomGenerator;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.payi.cdi.IngestStatistics.DropReason;
import com.payi.cdi.internal.core.delivery.RetryPolicy.Action;
import com.payi.cdi.internal.core.delivery.RetryPolicy.Decision;
import com.payi.cdi.internal.core.delivery.RetryPolicy.Moment;
import com.payi.cdi.spi.IngestAnswer;

/** What becomes of an event after an answer. */
class RetryPolicyTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final Duration YOUNG = Duration.ofSeconds(3);

    /** Draws the longest delay that is allowed. */
    private static final RandomGenerator LONGEST = new RandomGenerator() {
        @Override
        public long nextLong() {
            throw new AssertionError("a delay has a bound");
        }

        @Override
        public long nextLong(long bound) {
            return bound - 1;
        }
    };

    private final RetryPolicy policy = new RetryPolicy(new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(10), LONGEST), 3,
            Duration.ofHours(1));

    private static Moment at(long now, long delivered) {
        return new Moment(now, delivered, 0, Long.MAX_VALUE);
    }

    private Decision failed(int status, Attempts before) {
        return policy.decide(IngestAnswer.failed(status, "away"), false, before, YOUNG, at(0, 0));
    }

    @ParameterizedTest
    @CsvSource({"0, false", "200, false", "302, false", "400, true", "401, true", "403, true", "404, true", "408, false",
            "409, false", "413, true", "422, true", "425, false", "429, false", "500, false", "502, false", "503, false",
            "599, false"})
    void aStatusIsFinalOrWorthAnotherAttempt(int status, boolean isFinal) {
        assertThat(policy.isFinal(status)).isEqualTo(isFinal);
        assertThat(policy.isRetryable(status)).isEqualTo(!isFinal);
    }

    @Test
    void aClearAnswerEndsTheEvent() {
        Attempts before = new Attempts(2, 2, 0, 0, true);
        assertThat(policy.decide(IngestAnswer.delivered(), false, before, YOUNG, at(0, 5)))
                .isEqualTo(new Decision(Action.DELIVER, before, 0, null));
        assertThat(policy.decide(IngestAnswer.rejected(400, "no", null), false, before, Duration.ofDays(9), at(0, 5)))
                .isEqualTo(new Decision(Action.REJECT, before, 0, null));
    }

    @Nested
    class TheNextAttempt {
        @ParameterizedTest
        @CsvSource({"0, 1", "1, 2", "2, 4", "3, 8", "4, 10", "60, 10"})
        void isDueAfterADelayThatDoubles(int failuresBefore, int seconds) {
            // No event got through in between, so none of the failures counts but the first.
            Attempts before = new Attempts(failuresBefore, 1, 7, 0, false);
            Decision decision = policy.decide(IngestAnswer.failed(503, ""), false, before, YOUNG, at(100 * SECOND, 7));

            assertThat(decision.action()).isEqualTo(Action.RETRY);
            assertThat(decision.dueNanos()).isEqualTo((100 + seconds) * SECOND);
            assertThat(decision.attempts().failures()).isEqualTo(failuresBefore + 1);
        }

        @ParameterizedTest
        @CsvSource({"10_000, 1000", "1000, 500", "100, 50", "30, 20", "0, 20", "-50, 20"})
        void isDueInHalfOfTheTimeThatIsLeft(String millisLeft, long millis) {
            long left = Duration.ofMillis(Long.parseLong(millisLeft.replace("_", ""))).toNanos();
            Moment moment = new Moment(5 * SECOND, 0, 0, 5 * SECOND + left);

            assertThat(policy.decide(IngestAnswer.failed(503, ""), false, Attempts.NONE, YOUNG, moment).dueNanos())
                    .isEqualTo(5 * SECOND + Duration.ofMillis(millis).toNanos());
        }
    }

    @Nested
    class TheEventIsSentOnItsOwn {
        @ParameterizedTest
        @ValueSource(ints = {0, 302, 408, 409, 500, 503})
        void whenTheAnswerLeavesOpenWhetherPayiIngestedIt(int status) {
            assertThat(failed(status, Attempts.NONE).attempts().singleOnly()).isTrue();
        }

        @ParameterizedTest
        @ValueSource(ints = {425, 429})
        void butNotWhenNothingWasIngested(int status) {
            assertThat(failed(status, Attempts.NONE).attempts().singleOnly()).isFalse();
            assertThat(failed(status, Attempts.NONE.asSingleOnly()).attempts().singleOnly()).isTrue();
        }

        @Test
        void norWhenTheRequestWasNeverSent() {
            Decision decision = policy.decide(IngestAnswer.failed(0, "refused"), true, Attempts.NONE, YOUNG, at(0, 0));
            assertThat(decision.attempts().singleOnly()).isFalse();
        }

        @Test
        void aRequestIsNeverSentWithoutAConnection() {
            assertThat(policy.isNeverSent(new CompletionException(new ConnectException("refused")))).isTrue();
            assertThat(policy.isNeverSent(new CompletionException(new HttpConnectTimeoutException("late")))).isTrue();
            assertThat(policy.isNeverSent(new CompletionException(new HttpTimeoutException("late")))).isFalse();
            assertThat(policy.isNeverSent(new IOException("reset"))).isFalse();
        }
    }

    @Nested
    class TheEventIsDropped {
        @Test
        void whenItIsTooOld() {
            Decision decision = policy.decide(IngestAnswer.failed(503, ""), false, Attempts.NONE,
                    Duration.ofHours(1).plusMillis(1), at(0, 0));
            assertThat(decision.action()).isEqualTo(Action.DROP);
            assertThat(decision.reason()).isEqualTo(DropReason.TOO_OLD);
            assertThat(
                    policy.decide(IngestAnswer.failed(503, ""), false, Attempts.NONE, Duration.ofHours(1), at(0, 0)).action())
                    .isEqualTo(Action.RETRY);
        }

        @Test
        void whenItFailsAgainAndAgainWhileOthersGetThrough() {
            Attempts attempts = Attempts.NONE;
            for (int delivered = 0; delivered < 2; delivered++) {
                Decision decision = policy.decide(IngestAnswer.failed(500, ""), false, attempts, YOUNG, at(0, delivered));
                assertThat(decision.action()).isEqualTo(Action.RETRY);
                attempts = decision.attempts();
            }
            Decision last = policy.decide(IngestAnswer.failed(500, ""), false, attempts, YOUNG, at(0, 2));
            assertThat(last.action()).isEqualTo(Action.DROP);
            assertThat(last.reason()).isEqualTo(DropReason.TOO_MANY_ATTEMPTS);
        }

        @Test
        void butNotBecauseManyOthersFailToo() {
            Attempts attempts = Attempts.NONE;
            for (int i = 0; i < 500; i++) {
                Decision decision = policy.decide(IngestAnswer.failed(500, ""), false, attempts, YOUNG,
                        new Moment(0, 10 * i, 10 * i, Long.MAX_VALUE));
                assertThat(decision.action()).isEqualTo(Action.RETRY);
                attempts = decision.attempts();
            }
        }

        @Test
        void butNotBecausePayiIsAway() {
            Attempts attempts = Attempts.NONE;
            for (int i = 0; i < 500; i++) {
                Decision decision = policy.decide(IngestAnswer.failed(500, ""), false, attempts, YOUNG, at(0, 4));
                assertThat(decision.action()).isEqualTo(Action.RETRY);
                attempts = decision.attempts();
            }
            assertThat(attempts.failures()).isEqualTo(500);
            assertThat(attempts.countedFailures()).isOne();
        }
    }

    @Nested
    class TheKeyIsRefused {
        @ParameterizedTest
        @ValueSource(ints = {401, 403})
        void whenThatIsTheAnswerToAllEvents(int status) {
            IngestAnswer refused = IngestAnswer.rejected(status, "no", null);
            assertThat(policy.isKeyRefused(List.of(refused))).isTrue();
            assertThat(policy.isKeyRefused(Collections.nCopies(3, refused))).isTrue();
            assertThat(policy.isKeyRefused(List.of(IngestAnswer.failed(status, "")))).isTrue();
            assertThat(policy.isKeyRefused(List.of(refused, IngestAnswer.delivered()))).isFalse();
            assertThat(policy.isKeyRefused(List.of(refused, IngestAnswer.rejected(400, "no", null)))).isFalse();
        }

        @Test
        void andTheEventIsSentAgainHoweverOldItIs() {
            Attempts attempts = Attempts.NONE;
            for (int i = 0; i < 500; i++) {
                Decision decision = policy.decideWithRefusedKey(attempts, at(0, 4));
                assertThat(decision.action()).isEqualTo(Action.RETRY);
                assertThat(decision.attempts().singleOnly()).isFalse();
                attempts = decision.attempts();
            }
        }

        @Test
        void andTheEventIsRejectedIfPayiTakesTheOthers() {
            Attempts attempts = policy.decideWithRefusedKey(Attempts.NONE, at(0, 0)).attempts();
            attempts = policy.decideWithRefusedKey(attempts, at(0, 5)).attempts();
            assertThat(policy.decideWithRefusedKey(attempts, at(0, 10)).action()).isEqualTo(Action.REJECT);
        }
    }

    @Nested
    class TheUseCaseIsMissing {
        private final IngestAnswer missing = IngestAnswer.rejected(404, "use_case_not_found", null);

        @Test
        void andTheEventIsHeldForItsMaximalAge() {
            assertThat(policy.decide(missing, false, Attempts.NONE, Duration.ofHours(1), at(0, 9)).action())
                    .isEqualTo(Action.HOLD);
            Decision decision = policy.decide(missing, false, Attempts.NONE, Duration.ofHours(2), at(0, 9));
            assertThat(decision.action()).isEqualTo(Action.DROP);
            assertThat(decision.reason()).isEqualTo(DropReason.TOO_OLD);
        }

        @Test
        void otherThingsThatAreNotFoundAreFinal() {
            IngestAnswer other = IngestAnswer.rejected(404, "category_not_found", null);
            assertThat(policy.decide(other, false, Attempts.NONE, YOUNG, at(0, 0)).action()).isEqualTo(Action.REJECT);
        }
    }

    @Nested
    class ABulkRequestIsRefused {
        private final IngestAnswer refused = IngestAnswer.failed(404, "no such route");

        @Test
        void whenAllItsEventsHaveAFinalStatusAndNoneIsRejected() {
            assertThat(policy.isBulkRefused(Collections.nCopies(3, refused))).isTrue();
        }

        @Test
        void butNotWhenTheEventsAreOrOneOfThemMayGetThrough() {
            assertThat(policy.isBulkRefused(List.of(refused))).as("one event").isFalse();
            assertThat(policy.isBulkRefused(List.of(refused, IngestAnswer.failed(503, "")))).isFalse();
            assertThat(policy.isBulkRefused(List.of(refused, IngestAnswer.rejected(404, "no", "")))).isFalse();
            assertThat(policy.isBulkRefused(List.of(refused, IngestAnswer.delivered()))).isFalse();
        }
    }
}
