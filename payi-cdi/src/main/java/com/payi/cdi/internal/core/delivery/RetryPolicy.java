package com.payi.cdi.internal.core.delivery;

import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

import com.payi.cdi.IngestStatistics.DropReason;
import com.payi.cdi.internal.core.config.DeliveryConfiguration;
import com.payi.cdi.spi.IngestAnswer;

/**
 * All rules of what becomes of an event after a request: which answers are final, when it is sent again, when it is
 * dropped.
 */
public final class RetryPolicy {
    /** Statuses with which Pay-i has ingested no event of a request, so that the events can travel together again. */
    private static final Set<Integer> NOTHING_TAKEN = Set.of(425, 429);
    /** Pay-i's code for a use case that does not exist there. */
    private static final String USE_CASE_MISSING = "use_case_not_found";
    private static final String INSTANCE_MISSING = "use_case_instance_not_found";
    /** The event of the instance is on its way, as a rule. */
    private static final int QUICK_RETRIES = 3;
    private static final long WITHOUT_BULK_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final int SLOWER = 10;
    private static final long SHORTEST_AT_THE_END_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final Backoff backoff;
    private final int maxAttempts;
    private final Duration maxAge;

    /** @param maxAttempts counted failures after which an event is dropped */
    RetryPolicy(Backoff backoff, int maxAttempts, Duration maxAge) {
        this.backoff = backoff;
        this.maxAttempts = maxAttempts;
        this.maxAge = maxAge;
    }

    /** The policy that is configured. */
    public static RetryPolicy of(DeliveryConfiguration configuration) {
        return new RetryPolicy(new Backoff(configuration.initialDelay(), configuration.maxDelay(), new SplittableRandom()),
                configuration.maxAttempts(), configuration.maxAge());
    }

    /** The pauses between two attempts to find out whether a use case exists at Pay-i now. */
    static Backoff slowBackoff(DeliveryConfiguration configuration) {
        return new Backoff(configuration.initialDelay().multipliedBy(SLOWER), configuration.maxDelay().multipliedBy(SLOWER),
                new SplittableRandom());
    }

    /** What is to be done with an event. */
    enum Action {
        DELIVER, REJECT, RETRY,
        /** Kept until the use case of the event exists at Pay-i. */
        HOLD,
        DROP
    }

    /**
     * What is to be done with an event after an answer.
     *
     * @param attempts the event's own, with this one
     * @param dueNanos when to try again; for {@link Action#RETRY} only
     * @param reason for {@link Action#DROP} only, else null
     */
    record Decision(Action action, Attempts attempts, long dueNanos, DropReason reason) {}

    /**
     * The moment of a decision.
     *
     * @param deliveredSoFar how many events have been delivered in all
     * @param failedSoFar how many attempts have failed in all, without the one that is decided about
     * @param endNanos when the delivery ends; {@link Long#MAX_VALUE} while the application runs
     */
    record Moment(long nowNanos, long deliveredSoFar, long failedSoFar, long endNanos) {}

    /** Whether an answer stays the same however often the event is sent. */
    public boolean isFinal(int status) {
        return status >= 400 && !isRetryable(status);
    }

    /** Whether another attempt can succeed. */
    public boolean isRetryable(int status) {
        // Redirects are not followed: something between the application and Pay-i is being rearranged.
        return status == 408 || status == 409 || status == 425 || status == 429 || status >= 500 || status < 400;
    }

    /** Whether a status is about the key and not about the events that came with it. */
    public boolean refusesKey(int status) {
        return status == 401 || status == 403;
    }

    /** Whether Pay-i refused the key, and therefore looked at no event. */
    boolean isKeyRefused(List<IngestAnswer> answers) {
        return answers.stream()
                .allMatch(answer -> answer.kind() != IngestAnswer.Kind.DELIVERED && refusesKey(answer.status()));
    }

    /** Whether Pay-i accepts the event once its use case exists there. */
    boolean isUseCaseMissing(IngestAnswer answer) {
        return answer.kind() == IngestAnswer.Kind.REJECTED && USE_CASE_MISSING.equals(answer.code());
    }

    /** Whether Pay-i accepts a score once it has an event of the instance. */
    boolean isInstanceMissing(IngestAnswer answer) {
        return answer.kind() == IngestAnswer.Kind.REJECTED && INSTANCE_MISSING.equals(answer.code());
    }

    /** Whether a request failed before any part of it was sent. */
    boolean isNeverSent(Throwable failure) {
        Throwable cause = failure;
        while (cause != null && !(cause instanceof ConnectException) && !(cause instanceof HttpConnectTimeoutException)) {
            cause = cause.getCause();
        }
        return cause != null;
    }

    /** Whether Pay-i refused that events came together, and not the events. They are sent one by one then. */
    boolean isBulkRefused(List<IngestAnswer> answers) {
        return answers.size() > 1
                && answers.stream().allMatch(answer -> answer.kind() == IngestAnswer.Kind.FAILED && isFinal(answer.status()));
    }

    /** How long all events are sent one by one after such a refusal. */
    long withoutBulkNanos() {
        return WITHOUT_BULK_NANOS;
    }

    /**
     * Decides about one event.
     *
     * @param neverSent whether the request failed before any part of it was sent
     * @param before the event's attempts before this one
     * @param age since the event was accepted
     */
    Decision decide(IngestAnswer answer, boolean neverSent, Attempts before, Duration age, Moment moment) {
        return switch (answer.kind()) {
            case DELIVERED -> new Decision(Action.DELIVER, before, 0, null);
            case REJECTED -> isUseCaseMissing(answer)
                    ? withoutUseCase(before, age)
                    : new Decision(Action.REJECT, before, 0, null);
            case FAILED -> afterFailure(answer, neverSent, before, age, moment);
        };
    }

    private Decision withoutUseCase(Attempts before, Duration age) {
        return isTooOld(age)
                ? new Decision(Action.DROP, before, 0, DropReason.TOO_OLD)
                : new Decision(Action.HOLD, before, 0, null);
    }

    /** Decides about a score whose instance Pay-i does not know: the event of the instance may still be on its way. */
    Decision decideWithoutInstance(Attempts before, Duration age, Moment moment) {
        Attempts attempts = before.failed(moment.deliveredSoFar(), moment.failedSoFar());
        return !isTooOld(age) && attempts.failures() <= QUICK_RETRIES
                ? new Decision(Action.RETRY, attempts, nextAttempt(attempts, moment), null)
                : withoutUseCase(attempts, age);
    }

    /**
     * Decides about one event of a request whose key was refused. That is no refusal of the event, unless Pay-i accepts
     * others meanwhile: then something in front of Pay-i refuses this one.
     */
    Decision decideWithRefusedKey(Attempts before, Moment moment) {
        Attempts attempts = before.failed(moment.deliveredSoFar(), moment.failedSoFar());
        return attempts.countedFailures() >= maxAttempts
                ? new Decision(Action.REJECT, attempts, 0, null)
                : new Decision(Action.RETRY, attempts, nextAttempt(attempts, moment), null);
    }

    private Decision afterFailure(IngestAnswer answer, boolean neverSent, Attempts before, Duration age, Moment moment) {
        boolean nothingTaken = neverSent || NOTHING_TAKEN.contains(answer.status());
        Attempts attempts = (nothingTaken ? before : before.asSingleOnly()).failed(moment.deliveredSoFar(),
                moment.failedSoFar());
        if (isTooOld(age)) {
            return new Decision(Action.DROP, attempts, 0, DropReason.TOO_OLD);
        }
        if (attempts.countedFailures() >= maxAttempts) {
            return new Decision(Action.DROP, attempts, 0, DropReason.TOO_MANY_ATTEMPTS);
        }
        return new Decision(Action.RETRY, attempts, nextAttempt(attempts, moment), null);
    }

    private long nextAttempt(Attempts attempts, Moment moment) {
        return Math.min(moment.nowNanos() + backoff.nanos(attempts.failures()), latestRetryNanos(moment));
    }

    /** Whether an event is kept no longer. */
    boolean isTooOld(Duration age) {
        return age.compareTo(maxAge) > 0;
    }

    /** Towards the end of the application, half of the remaining time is the longest delay. */
    long latestRetryNanos(Moment moment) {
        return moment.endNanos() == Long.MAX_VALUE
                ? Long.MAX_VALUE
                : moment.nowNanos() + Math.max(SHORTEST_AT_THE_END_NANOS, (moment.endNanos() - moment.nowNanos()) / 2);
    }

    Backoff backoff() {
        return backoff;
    }
}
