package com.payi.cdi.rest;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

import com.payi.cdi.LimitBlockedException;
import com.payi.cdi.LimitStatus;
import com.payi.cdi.PayiResult;

/**
 * Pay-i's error of a proxied call that failed: refused by Pay-i itself, by the gateway in front of it, or by the
 * provider (code {@code provider_error}).
 *
 * @param status the HTTP status of the answer
 * @param code the name of the error (Pay-i: {@code xproxy_error.code}), for programs to compare; empty for errors of
 *        the gateway
 * @param message the text for people (Pay-i: {@code xproxy_error.message}, or else {@code message})
 * @param result the result of the call beside the error (Pay-i: {@code xproxy_result}), with the states of its limits
 * @param blockedLimits the limits that the call was refused for; none if another reason is named, or if Pay-i does not
 *        name them
 * @since 0.1
 */
public record PayiError(int status, Optional<String> code, Optional<String> message, Optional<PayiResult> result,
        List<LimitStatus> blockedLimits) {
    /** Pay-i's code of a call that was refused because of a limit. */
    public static final String LIMIT_REACHED = "limit_reached";

    /**
     * Checks that no value is missing, and copies the limits.
     *
     * @param status the HTTP status of the answer
     * @param code the name of the error
     * @param message the text for people
     * @param result the result of the call beside the error
     * @param blockedLimits the limits that the call was refused for
     * @throws NullPointerException if a value is null
     */
    public PayiError {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(result, "result");
        blockedLimits = List.copyOf(blockedLimits);
    }

    /**
     * Whether the call was refused because of a limit. Pay-i answers with status 400, but only the code or named
     * blocked limits decide.
     *
     * @return true for {@link #LIMIT_REACHED}, and for any error that names blocked limits
     */
    public boolean isLimitReached() {
        return code.filter(LIMIT_REACHED::equals).isPresent() || !blockedLimits.isEmpty();
    }

    /**
     * The refusal as the exception that {@code payi.limits.on-blocked=block} throws, so that an application treats
     * both in one way.
     *
     * @return the exception, not thrown; empty if it was not a limit that the call was refused for
     */
    public Optional<LimitBlockedException> limitBlocked() {
        return isLimitReached() ? Optional.of(new LimitBlockedException(blockedLimits)) : Optional.empty();
    }
}
