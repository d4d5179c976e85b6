package com.payi.cdi.internal.core.setup;

import java.time.Duration;

/**
 * What Pay-i has answered about one use case or limit.
 *
 * @param text status and code, for messages
 * @param retryAfter null if Pay-i names no pause
 */
public record SetupAnswer(Outcome outcome, String text, Duration retryAfter) {
    /** What an answer means. */
    public enum Outcome {
        EXISTS, CREATED,
        /** The name of a limit is in use, perhaps by a limit with another id. */
        NAME_IN_USE,
        MISSING,
        /** Another attempt can succeed. */
        RETRY, KEY_REFUSED,
        /** Another attempt would end in the same way. */
        REFUSED
    }

    public static SetupAnswer of(Outcome outcome, String text) {
        return new SetupAnswer(outcome, text, null);
    }
}
