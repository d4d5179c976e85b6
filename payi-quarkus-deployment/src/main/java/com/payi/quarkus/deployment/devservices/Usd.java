package com.payi.quarkus.deployment.devservices;

import java.math.BigDecimal;

/** How amounts are written: without zeros that have no meaning, and not as powers of ten. */
final class Usd {
    private Usd() {}

    static BigDecimal of(BigDecimal amount) {
        BigDecimal plain = amount.stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }
}
