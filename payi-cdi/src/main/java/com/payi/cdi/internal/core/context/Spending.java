package com.payi.cdi.internal.core.context;

/**
 * What calls have cost, and what is held for those whose cost is not known yet. Not for several threads: the budgets
 * guard it. Amounts are US dollars.
 */
public final class Spending {
    private int calls;
    private double spent;
    private double held;

    /** A call is made. */
    public void called() {
        calls++;
    }

    /** A call that was counted is not made. */
    public void notCalled() {
        calls--;
    }

    public void hold(double amount) {
        held += amount;
    }

    /** What was held is not held any more. */
    public void release(double amount) {
        held -= amount;
    }

    public void spend(double amount) {
        spent += amount;
    }

    /** Pay-i knows better what was spent. */
    public void correct(double amount) {
        spent = amount;
    }

    public int calls() {
        return calls;
    }

    /** Without what is held. */
    public double spent() {
        return spent;
    }

    /** With what is held. Never less than what was spent: sums of held amounts have the errors of floating point. */
    public double total() {
        return spent + Math.max(0, held);
    }
}
