package com.payi.cdi;

import java.util.Map;
import java.util.Optional;

/**
 * The states of limits, as far as this application knows them: for each limit id, the latest state in Pay-i's answers
 * to reported events and to proxied calls. A bean to inject:
 *
 * <pre>
 * &#64;Inject
 * LimitStates limits;
 *
 * boolean isBudgetUsedUp = limits.isBlocked("daily_budget");
 * </pre>
 *
 * <p>
 * No request is sent to Pay-i for it: a limit that no recent answer has named is not known. An answer counts for
 * {@code payi.limits.state-ttl} milliseconds (default: 60000); then the limit is forgotten. With
 * {@code payi.limits.on-blocked=block}, one call is let through after that time to learn the state anew; meanwhile, for
 * at most the same time again, a blocked limit stays known as blocked. Of more than 10,000 limits, those that were
 * named least recently are forgotten first. Can be called from any thread.
 *
 * @since 0.1
 */
public interface LimitStates {
    /**
     * The status of one limit.
     *
     * @param limitId the limit's id (Pay-i: {@code limit_id})
     * @return the status, empty if the limit is not known
     */
    Optional<LimitStatus> state(String limitId);

    /**
     * The status of every limit that is known.
     *
     * @return the statuses by limit id, the most recently named limits last; a snapshot, which does not change
     */
    Map<String, LimitStatus> all();

    /**
     * Whether a limit is known as blocked. {@link LimitState#BLOCKED_EXTERNAL} does not count: then another limit
     * blocked the call.
     *
     * @param limitId the limit's id (Pay-i: {@code limit_id})
     * @return true if the limit is blocked; false if it is not, or if it is not known
     */
    default boolean isBlocked(String limitId) {
        return state(limitId).filter(status -> status.state() == LimitState.BLOCKED).isPresent();
    }
}
