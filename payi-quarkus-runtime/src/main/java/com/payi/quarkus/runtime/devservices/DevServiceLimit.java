package com.payi.quarkus.runtime.devservices;

import java.math.BigDecimal;
import java.util.Optional;

import com.payi.cdi.LimitState;

/**
 * A limit at Pay-i's dev service.
 *
 * @param id its id (Pay-i: {@code limit_id})
 * @param max USD, {@code quarkus.payi.devservices.limits.<id>.max}; empty where it is not configured
 * @param spent USD that calls with the limit have cost
 * @param state of the next call
 */
public record DevServiceLimit(String id, Optional<BigDecimal> max, BigDecimal spent, LimitState state) {}
