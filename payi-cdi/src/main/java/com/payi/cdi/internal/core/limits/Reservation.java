package com.payi.cdi.internal.core.limits;

import java.util.List;

import com.payi.cdi.internal.core.context.Spending;
import com.payi.cdi.internal.core.context.UseCaseCap;

/**
 * The estimated cost of one call, held in every budget that the call counts against until its cost is known. The
 * budgets guard what changes in it.
 */
public final class Reservation {
    private final Budgets budgets;
    final CallKind kind;
    /** Null for none. */
    final UseCaseCap cap;
    /** Of the cap and those around it, each once. */
    final List<Spending> caps;
    final List<LimitBudget> limits;
    /** US dollars. */
    double amount;
    String model = "";
    /** Null before the call is reported. */
    String eventId;
    /** When the call has ended; 0 before that. */
    long endedNanos;
    boolean settled;

    Reservation(Budgets budgets, CallKind kind, UseCaseCap cap, List<Spending> caps, List<LimitBudget> limits,
            double amount) {
        this.budgets = budgets;
        this.kind = kind;
        this.cap = cap;
        this.caps = caps;
        this.limits = limits;
        this.amount = amount;
    }

    /** The call is not made after all. */
    public void notMade() {
        budgets.notMade(this);
    }

    /**
     * The call has ended.
     *
     * @param costs whether a provider takes money for it: not for one that failed
     */
    public void ended(boolean costs) {
        budgets.ended(this, costs);
    }

    /** The call is reported. */
    public void reported(String id, String ofModel) {
        budgets.reported(this, id, ofModel);
    }

    /** The call has cost this, in US dollars; NaN if Pay-i does not tell. */
    public void settled(double cost) {
        budgets.settle(this, cost);
    }
}
