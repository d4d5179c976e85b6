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
    private final LimitStateCache ledger;
    private final ThrottledLog quiet = new ThrottledLog();

    public LimitGuard(OnBlocked onBlocked, LimitStateCache ledger) {
        this.onBlocked = onBlocked;
        this.ledger = ledger;
    }

    /**
     * To be asked once for each call that is about to be sent.
     *
     * @param limitIds the limits in the effective context of the call, null for none
     * @throws LimitBlockedException if the call must not be made
     */
    public void check(List<String> limitIds) {
        if (limitIds == null || onBlocked == OnBlocked.IGNORE) {
            return;
        }
        boolean refuses = onBlocked == OnBlocked.BLOCK;
        List<LimitStatus> blocked = refuses ? ledger.refusing(limitIds) : ledger.blocked(limitIds);
        for (LimitStatus limit : blocked) {
            quiet.warn(limit.limitId(), () -> {
                if (refuses) {
                    PayiLogger.LOG.callsRefused(limit.limitId(), limit.since());
                } else {
                    PayiLogger.LOG.callsUnderBlockedLimit(limit.limitId(), limit.since());
                }
            });
        }
        if (refuses && !blocked.isEmpty()) {
            throw new LimitBlockedException(blocked);
        }
    }
}
