package com.payi.cdi.internal.core.limits;

import java.util.List;

import com.payi.cdi.LimitBlockedException;
import com.payi.cdi.LimitStatus;
import com.payi.cdi.internal.core.config.LimitsConfiguration.OnBlocked;
import com.payi.cdi.internal.core.log.PayiLogger;
import com.payi.cdi.internal.core.log.ThrottledLog;

/** Decides whether a call under limits may be made. */
public final class LimitGuard {
    private final OnBlocked onBlocked;
    private final LimitStateCache states;
    private final ThrottledLog quiet = new ThrottledLog();

    /**
     * How the limits of a call stand.
     *
     * @param refuses whether the call must not be made
     * @param blocked the limits that block, none where nothing is to be logged about them
     */
    public record Verdict(boolean refuses, List<LimitStatus> blocked) {
        /** No limit blocks, as far as is known. */
        public static final Verdict ALLOWED = new Verdict(false, List.of());
    }

    public LimitGuard(OnBlocked onBlocked, LimitStateCache states) {
        this.onBlocked = onBlocked;
        this.states = states;
    }

    /**
     * To be asked once for each call that is about to be sent, because of calls that would be refused for an old state,
     * one is let through.
     *
     * @param limitIds the limits in the effective context of the call, null for none
     */
    public Verdict verdict(List<String> limitIds) {
        if (limitIds == null || onBlocked == OnBlocked.IGNORE) {
            return Verdict.ALLOWED;
        }
        boolean refuses = onBlocked == OnBlocked.BLOCK;
        List<LimitStatus> blocked = refuses ? states.refusing(limitIds) : states.blocked(limitIds);
        return blocked.isEmpty() ? Verdict.ALLOWED : new Verdict(refuses, blocked);
    }

    /**
     * Logs the limits of a verdict.
     *
     * @throws LimitBlockedException if the call must not be made
     */
    public void enforce(Verdict verdict) {
        verdict.blocked().forEach(limit -> quiet.warn(limit.limitId(), () -> {
            if (verdict.refuses()) {
                PayiLogger.LOG.callsRefused(limit.limitId(), limit.since());
            } else {
                PayiLogger.LOG.callsUnderBlockedLimit(limit.limitId(), limit.since());
            }
        }));
        if (verdict.refuses()) {
            throw new LimitBlockedException(verdict.blocked());
        }
    }
}
