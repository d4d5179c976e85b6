package com.payi.cdi.internal.core.limits;

import com.payi.cdi.LimitBlockedException;

/**
 * Why a call is not made although Pay-i does not block it. Amounts are US dollars.
 *
 * @param name the limit or the use case; null for a context without a use case
 * @param used what is used up: money with what is held for calls without an answer, or calls
 * @param max the bound
 * @param estimate what the call would cost
 */
record BudgetRefusal(LimitBlockedException.Reason reason, String name, double used, double max, double estimate) {}
