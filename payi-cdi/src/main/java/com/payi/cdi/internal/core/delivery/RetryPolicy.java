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
    private static final long WITHOUT_BULK_NANOS = TimeUnit.MINUTES.toNanos(1);
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

    /** What is to be done with an event. */
    enum Action {
        DELIVER, REJECT, RETRY, DROP
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
     * @param endNanos when the delivery ends; {@link Long#MAX_VALUE} while the application runs
     */
    record Moment(long nowNanos, long deliveredSoFar, long endNanos) {}

    /** Whether an answer stays the same however often the event is sent. */
    public boolean isFinal(int status) {
        return status >= 400 && !isRetryable(status);
    }

    /** Whether another attempt can succeed. */
    public boolean isRetryable(int status) {
        // Redirects are not followed: something between the application and Pay-i is being rearranged.
        return status == 408 || status == 409 || status == 425 || status == 429 || status >= 500 || status < 400;
    }

    /** Whether an answer is about the key and not about the events that came with it. */
    public boolean refusesKey(int status) {
        return status == 401 || status == 403;
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
            case REJECTED -> new Decision(Action.REJECT, before, 0, null);
            case FAILED -> afterFailure(answer, neverSent, before, age, moment);
        };
    }

    private Decision afterFailure(IngestAnswer answer, boolean neverSent, Attempts before, Duration age, Moment moment) {
        boolean nothingTaken = neverSent || NOTHING_TAKEN.contains(answer.status());
        Attempts attempts = (nothingTaken ? before : before.asSingleOnly()).failed(moment.deliveredSoFar());
        if (age.compareTo(maxAge) > 0) {
            return new Decision(Action.DROP, attempts, 0, DropReason.TOO_OLD);
        }
        if (attempts.countedFailures() >= maxAttempts) {
            return new Decision(Action.DROP, attempts, 0, DropReason.TOO_MANY_ATTEMPTS);
        }
        long due = Math.min(moment.nowNanos() + backoff.nanos(attempts.failures()), latestRetryNanos(moment));
        return new Decision(Action.RETRY, attempts, due, null);
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
