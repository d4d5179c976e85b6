package com.payi.quarkus.deployment.devservices;

import java.math.BigDecimal;

import com.payi.quarkus.runtime.devservices.PayiDevServicesConfig.LimitType;

/**
 * A limit as it is configured.
 *
 * @param max USD
 */
record Limit(BigDecimal max, LimitType type) {
    /** After a call that the limit let pass. */
    String stateAfter(BigDecimal spent) {
        int compared = spent.compareTo(max);
        return compared < 0 ? "ok" : compared == 0 ? "exceeded" : "overrun";
    }

    /** Whether further calls are refused. */
    boolean isBlocked(BigDecimal spent) {
        return type == LimitType.BLOCK && spent.compareTo(max) >= 0;
    }
}
