package com.payi.cdi.internal.core.limits;

import com.payi.cdi.internal.core.context.Spending;

/** What is known of the money under one limit. The budgets guard it. Amounts are US dollars. */
final class LimitBudget {
    /** Sums of amounts have the errors of floating point. */
    private static final double ROUNDING = 1e-9;

    final String limitId;
    final Spending spending = new Spending();
    /** Whether the application configures the maximum, which then counts instead of Pay-i's. */
    private final boolean configured;
    /** NaN before it is known. */
    private double max;
    /** What was spent since Pay-i was asked last: its answer may not have it. */
    private double spentSinceAsked;
    private long askedNanos;
    private boolean everAsked;
    private boolean asking;
    /** Whether Pay-i reported a state at or above the threshold last. */
    private boolean reported;

    /** @param configuredMax null where the application configures none */
    LimitBudget(String limitId, Double configuredMax) {
        this.limitId = limitId;
        this.configured = configuredMax != null;
        this.max = configured ? configuredMax : Double.NaN;
    }

    /** NaN before it is known. */
    double max() {
        return max;
    }

    boolean isMaxKnown() {
        return !Double.isNaN(max);
    }

    boolean hasRoomFor(double amount) {
        return !isMaxKnown() || spending.total() + amount <= max + ROUNDING;
    }

    void spend(double amount) {
        spending.spend(amount);
        spentSinceAsked += amount;
    }

    /** Whether Pay-i is to be asked now, which then counts as asked. */
    boolean isToBeAsked(long now, long refreshNanos) {
        if (asking || everAsked && now - askedNanos < refreshNanos) {
            return false;
        }
        asking = true;
        everAsked = true;
        askedNanos = now;
        spentSinceAsked = 0;
        return true;
    }

    void answered(LimitTerms terms) {
        asking = false;
        if (!configured && !Double.isNaN(terms.max())) {
            max = terms.max();
        }
        if (!Double.isNaN(terms.spent())) {
            spending.correct(terms.spent() + spentSinceAsked);
        }
    }

    void notAnswered() {
        asking = false;
    }

    /**
     * Whether a state is the first one at or above the threshold.
     *
     * @param below whether it is certainly below the threshold: states that tell nothing about it change nothing
     */
    boolean isFirst(boolean reached, boolean below) {
        boolean first = reached && !reported;
        reported = reached || reported && !below;
        return first;
    }
}
