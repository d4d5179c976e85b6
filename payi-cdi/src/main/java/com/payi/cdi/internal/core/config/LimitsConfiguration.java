package com.payi.cdi.internal.core.config;

import java.time.Duration;

/**
 * How calls under limits are treated.
 *
 * @param onBlocked what to do with a call under a limit that is known as blocked
 * @param stateTtl how long an answer about a limit counts
 */
public record LimitsConfiguration(OnBlocked onBlocked, Duration stateTtl) {
    /** What to do with a call under a limit that is known as blocked. */
    public enum OnBlocked {
        IGNORE, WARN, BLOCK
    }
}
