package com.payi.cdi;

import java.time.Instant;
import java.util.Objects;

/**
 * What is known of one limit: the latest that Pay-i has said about it, and when.
 *
 * @param limitId the limit's id (Pay-i: {@code limit_id})
 * @param state its state
 * @param since when Pay-i said so for the first time without having said anything else in between: for a blocked limit, since
 *        when it is known as blocked
 * @param updatedAt when Pay-i said so last
 * @since 0.1
 */
public record LimitStatus(String limitId, LimitState state, Instant since, Instant updatedAt) {
    /**
     * Checks that nothing is missing.
     *
     * @param limitId the limit's id
     * @param state its state
     * @param since when Pay-i said so for the first time
     * @param updatedAt when Pay-i said so last
     * @throws NullPointerException if a value is null
     */
    public LimitStatus {
        Objects.requireNonNull(limitId, "limitId");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(since, "since");
        Objects.requireNonNull(updatedAt, "updatedAt");
    }
}
