package com.payi.cdi.internal.core.limits;

import com.payi.cdi.spi.JsonTree;

/**
 * What Pay-i knows of a limit. Amounts are US dollars.
 *
 * @param max NaN where it is not known
 * @param spent NaN where it is not known
 */
public record LimitTerms(double max, double spent) {
    /** Reads Pay-i's answer to {@code GET /api/v1/limits/{id}}: the limit, or an object around it. */
    public static LimitTerms of(JsonTree answer) {
        JsonTree limit = answer.at("limit").isObject() ? answer.at("limit") : answer;
        return new LimitTerms(amount(limit.at("max")), amount(limit.at("totals", "cost", "total", "base")));
    }

    private static double amount(JsonTree amount) {
        return amount.exists() ? amount.number() : Double.NaN;
    }
}
