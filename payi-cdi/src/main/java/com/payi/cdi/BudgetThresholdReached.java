package com.payi.cdi;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A CDI event: a budget is used up to the configured share ({@code payi.limits.threshold}, default 0.8). It is fired once
 * when the share is reached, and again after the budget was below it in between, as after a reset of the limit. Observe it
 * with {@code void warn(@Observes BudgetThresholdReached budget)} or {@code @ObservesAsync}. Observers run on a thread of
 * the library, without the context of a call.
 *
 * @param kind what the budget is for
 * @param name the id of the limit, or the name of the use case; empty for a context that has no use case
 * @param useCaseId the instance of the use case (Pay-i: {@code use_case_id}); empty for a limit
 * @param used what is used up, in US dollars or calls; empty where only the state of a limit is known
 * @param max the bound, in the same unit; empty where only the state of a limit is known
 * @param threshold the share of the bound at which the event is fired, from 0 to 1; where only the state of a limit is
 *        known, Pay-i's own threshold counts, and this one is as it is configured
 *
 * @since 0.1
 */
public record BudgetThresholdReached(Kind kind, String name, Optional<String> useCaseId, OptionalDouble used,
        OptionalDouble max, double threshold) {
    /** What a budget is for. */
    public enum Kind {
        /** A limit that is kept at Pay-i, in US dollars. */
        LIMIT,
        /** {@link Track#maxCostUsd()}, in US dollars. */
        USE_CASE_COST,
        /** {@link Track#maxCalls()}, in calls. */
        USE_CASE_CALLS
    }

    /**
     * Makes the event, for tests of observers.
     *
     * @param kind what the budget is for
     * @param name the id of the limit, or the name of the use case; empty for a context that has no use case
     * @param useCaseId the instance of the use case; empty for a limit
     * @param used what is used up, in US dollars or calls; empty where only the state of a limit is known
     * @param max the bound, in the same unit; empty where only the state of a limit is known
     * @param threshold the share of the bound at which the event is fired, from 0 to 1
     * @throws NullPointerException if a value is null
     */
    public BudgetThresholdReached {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(useCaseId, "useCaseId");
        Objects.requireNonNull(used, "used");
        Objects.requireNonNull(max, "max");
    }
}
