package com.payi.quarkus.deployment.devservices;

import java.math.BigDecimal;
import java.util.Map;

/**
 * What a call costs.
 *
 * @param unknown the units that have no price; they cost nothing
 * @param origin where the prices come from: the date of the list, or the application; null if nothing had a price
 */
record Charge(BigDecimal input, BigDecimal output, Map<String, Units> unknown, String origin) {
    BigDecimal total() {
        return input.add(output);
    }

    boolean isPriced() {
        return unknown.isEmpty();
    }
}
