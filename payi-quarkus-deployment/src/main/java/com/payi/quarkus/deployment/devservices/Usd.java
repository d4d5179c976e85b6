package com.payi.quarkus.deployment.devservices;

import java.math.BigDecimal;

/** How amounts are written: without zeros that have no meaning. */
final class Usd {
    private Usd() {}

    static BigDecimal of(BigDecimal amount) {
        return amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros();
    }
}
