package com.payi.quarkus.deployment.devservices;

import java.math.BigDecimal;

/**
 * What a unit costs.
 *
 * @param input USD for a million
 * @param output USD for a million
 * @param origin the date of the list, or that the application has it
 */
record UnitPrice(BigDecimal input, BigDecimal output, String origin) {
    private static final int MILLION = 6;

    BigDecimal inputCost(Units units) {
        return cost(input, units.input());
    }

    BigDecimal outputCost(Units units) {
        return cost(output, units.output());
    }

    /** Exact: a million is a shift of the decimal point. */
    private static BigDecimal cost(BigDecimal price, long count) {
        return price.multiply(BigDecimal.valueOf(count)).movePointLeft(MILLION);
    }
}
