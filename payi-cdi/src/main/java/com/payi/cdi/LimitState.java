package com.payi.cdi;

import java.util.Locale;

/**
 * The state of a limit, as Pay-i reports it with each answer (Pay-i: {@code limits.*.state}).
 *
 * @since 0.1
 */
public enum LimitState {
    /** The spend is below the limit's threshold. */
    OK,
    /** A block limit is used up: calls are refused. */
    BLOCKED,
    /** The call was refused because of another limit. */
    BLOCKED_EXTERNAL,
    /** The spend is between the threshold and the maximum; calls go on. */
    EXCEEDED,
    /** The spend is above the maximum; an allow limit lets calls go on. */
    OVERRUN,
    /** The request failed. */
    FAILED,
    /** A state that is new at Pay-i: this version of the library does not know it. */
    UNKNOWN;

    /**
     * Reads Pay-i's spelling, for example {@code blocked_external}.
     *
     * @param text the state as Pay-i writes it
     * @return the state, {@link #UNKNOWN} for any other text and for null
     */
    public static LimitState of(String text) {
        for (LimitState state : values()) {
            if (state.name().equals(String.valueOf(text).toUpperCase(Locale.ROOT))) {
                return state;
            }
        }
        return UNKNOWN;
    }
}
