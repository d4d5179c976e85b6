package com.payi.cdi;

import java.util.Map;
import java.util.Optional;

/**
 * How the limits stand, as far as this application knows: the latest state that Pay-i has named for each limit id, in answers
 * to reported events and in proxied answers. A bean to inject:
 *
 * <pre>
 * &#64;Inject
 * LimitStates limits;
 *
 * boolean isBudgetUsedUp = limits.isBlocked("daily_budget");
 * </pre>
 *
 * <p>
 * Nothing is asked of Pay-i here: a limit that no answer has named lately is not known. An answer counts for the time of
 * {@code payi.limits.state-ttl} (60000 ms), then the limit is forgotten; only a blocked one is still known while the one call
 * that {@code payi.limits.on-blocked=block} lets through to ask again is under way, at most as long again. Of more than 10,000
 * limits those are forgotten first that were named the longest ago. Can be called from any thread.
 *
 * @since 0.1
 */
public interface LimitStates {
    /**
     * What is known of one limit.
     *
     * @param limitId the limit's id (Pay-i: {@code limit_id})
     * @return what is known, empty if nothing is
     */
    Optional<LimitStatus> state(String limitId);

    /**
     * What is known of all limits.
     *
     * @return what is known now by limit id, the limits that were named last at the end; does not change any more
     */
    Map<String, LimitStatus> all();

    /**
     * Whether a limit is known as blocked. One that is {@link LimitState#BLOCKED_EXTERNAL} is not: it was another limit that
     * blocked.
     *
     * @param limitId the limit's id (Pay-i: {@code limit_id})
     * @return false also if nothing is known
     */
    default boolean isBlocked(String limitId) {
        return state(limitId).filter(status -> status.state() == LimitState.BLOCKED).isPresent();
    }
}
