package com.payi.cdi.internal.core.limits;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;

import com.payi.cdi.LimitBlockedException;
import com.payi.cdi.LimitState;
import com.payi.cdi.LimitStatus;
import com.payi.cdi.internal.core.config.LimitsConfiguration;
import com.payi.cdi.internal.core.config.LimitsConfiguration.OnBlocked;
import com.payi.cdi.internal.core.config.NamedValues;
import com.payi.cdi.internal.core.context.UseCaseCap;
import com.payi.cdi.internal.core.log.PayiLogger;
import com.payi.cdi.internal.core.log.ThrottledLog;

/** Decides whether a call under limits may be made. */
public final class LimitGuard {
    private final OnBlocked onBlocked;
    private final NamedValues<String> fallbackModels;
    private final LimitStateCache states;
    private final Budgets budgets;
    private final ThrottledLog quiet = new ThrottledLog();

    /**
     * How the budgets of a call stand.
     *
     * @param refuses whether the call must not be made
     * @param blocked the limits that block, none where nothing is to be logged about them
     * @param refusal why the call has no room in its budgets, null if it has
     * @param reservation what is held for the call, null for nothing
     */
    public record Verdict(boolean refuses, List<LimitStatus> blocked, BudgetRefusal refusal, Reservation reservation) {
        /** No limit blocks, as far as is known. */
        public static final Verdict ALLOWED = new Verdict(false, List.of(), null, null);

        /** Whether limits are used up, and no cap of the context. */
        boolean isOfLimits() {
            return refusal == null ? !blocked.isEmpty() : refusal.reason() == LimitBlockedException.Reason.NO_ROOM;
        }

        /** Those that are used up. */
        List<String> limitIds() {
            return refusal == null ? blocked.stream().map(LimitStatus::limitId).toList() : List.of(refusal.name());
        }
    }

    /** Without budgets that are known here. */
    public LimitGuard(LimitsConfiguration configuration, LimitStateCache states) {
        this(configuration, states, new Budgets(configuration, null, null));
    }

    public LimitGuard(LimitsConfiguration configuration, LimitStateCache states, Budgets budgets) {
        this.onBlocked = configuration.onBlocked();
        this.fallbackModels = configuration.fallback();
        this.states = states;
        this.budgets = budgets;
    }

    /**
     * To be asked once for each call that is about to be sent: of calls that would be refused for an old state, one is let
     * through; and what the call may cost is held, until the reservation is closed.
     *
     * @param limitIds the limits in the effective context of the call, null for none
     * @param cap of the context of the call, null for none
     * @param mayFallBack whether the call can be made with another model
     */
    public Verdict verdict(List<String> limitIds, UseCaseCap cap, CallKind kind, boolean mayFallBack) {
        Verdict byState = verdict(limitIds);
        if (byState.refuses() && !mayFallBack) {
            return byState;
        }
        Admission admission = budgets.admit(limitIds, cap, kind, mayFallBack);
        BudgetRefusal refusal = byState.refuses() && admission.reservation() != null ? null : admission.refusal();
        return new Verdict(byState.refuses() || refusal != null, byState.blocked(), refusal, admission.reservation());
    }

    /** Whether there are models to fall back to. */
    public boolean hasFallback() {
        return !fallbackModels.isEmpty() && onBlocked != OnBlocked.IGNORE;
    }

    /**
     * Another model for a call that can be made with one; null where the verdict needs none.
     *
     * @param inBody whether the body names the model
     */
    public ModelFallback fallback(Verdict verdict, boolean inBody) {
        return verdict.isOfLimits() ? new ModelFallback(fallbackModels, this, verdict, quiet, inBody) : null;
    }

    /**
     * Whether something may have to be held for a call.
     *
     * @param limitIds null for none
     * @param cap null for none
     */
    public boolean reserves(List<String> limitIds, UseCaseCap cap) {
        return budgets.areConcerned(limitIds, cap);
    }

    /**
     * For a call for which nothing is to be held.
     *
     * @param limitIds null for none
     */
    public Verdict verdict(List<String> limitIds) {
        if (limitIds == null || onBlocked == OnBlocked.IGNORE) {
            return Verdict.ALLOWED;
        }
        boolean refuses = onBlocked == OnBlocked.BLOCK;
        List<LimitStatus> blocked = refuses ? states.refusing(limitIds) : states.blocked(limitIds);
        return blocked.isEmpty() ? Verdict.ALLOWED : new Verdict(refuses, blocked, null, null);
    }

    /**
     * Logs the limits of a verdict.
     *
     * @throws LimitBlockedException if the call must not be made
     */
    public void enforce(Verdict verdict) {
        verdict.blocked().forEach(limit -> quiet.warn(limit.limitId(), () -> {
            if (onBlocked == OnBlocked.BLOCK) {
                PayiLogger.LOG.callsRefused(limit.limitId(), limit.since());
            } else {
                PayiLogger.LOG.callsUnderBlockedLimit(limit.limitId(), limit.since());
            }
        }));
        if (verdict.refusal() != null) {
            throw exception(verdict.refusal());
        }
        if (verdict.refuses()) {
            throw new LimitBlockedException(verdict.blocked());
        }
    }

    private LimitBlockedException exception(BudgetRefusal refusal) {
        String name = refusal.name();
        String useCase = name == null ? "the context" : "the use case " + name;
        return switch (refusal.reason()) {
            case MAX_CALLS -> new LimitBlockedException(refusal.reason(),
                    PayiLogger.LOG.callsUsedUp(useCase, (int) refusal.used()), List.of());
            case MAX_COST -> new LimitBlockedException(refusal.reason(),
                    PayiLogger.LOG.costUsedUp(useCase, usd(refusal.used()), usd(refusal.max())), List.of());
            default -> {
                Instant now = Instant.now();
                LimitStatus status = states.state(name).orElse(new LimitStatus(name, LimitState.UNKNOWN, now, now));
                yield new LimitBlockedException(refusal.reason(), PayiLogger.LOG.limitWithoutRoom(name, usd(refusal.max()),
                        usd(refusal.used()), usd(refusal.estimate())), List.of(status));
            }
        };
    }

    private static String usd(double amount) {
        return new BigDecimal(amount).setScale(6, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString();
    }
}
