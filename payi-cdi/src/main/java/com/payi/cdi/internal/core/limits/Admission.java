package com.payi.cdi.internal.core.limits;

/**
 * Whether a call has room in its budgets.
 *
 * @param refusal null if it has
 * @param reservation null if nothing is held
 */
record Admission(BudgetRefusal refusal, Reservation reservation) {}
