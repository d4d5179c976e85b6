package com.payi.cdi;

import java.time.Instant;
import java.util.Objects;

/**
 * The latest state that Pay-i has reported for one limit, with its times.
 *
 * @param limitId the limit's id (Pay-i: {@code limit_id})
 * @param state the latest reported state
 * @param since when this state was reported first, without another state since: of a blocked limit, the time from which
 *        it is known as blocked
 * @param updatedAt when this state was reported last
 * @since 0.1
 */
public record LimitStatus(String limitId, LimitState state, Instant since, Instant updatedAt) {
    /**
     * Checks that nothing is missing.
     *
     * @param limitId the limit's id
     * @param state the latest reported state
     * @param since when this state was reported first
     * @param updatedAt when this state was reported last
     * @throws NullPointerException if a value is null
     */
    public LimitStatus {
        Objects.requireNonNull(limitId, "limitId");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(since, "since");
        Objects.requireNonNull(updatedAt, "updatedAt");
    }
}
