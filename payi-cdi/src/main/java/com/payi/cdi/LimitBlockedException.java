package com.payi.cdi;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A call was not made, because a limit in its context is known as blocked. The client's call throws it before anything is
 * sent, where {@code payi.limits.on-blocked=block} (default: {@code warn}); it is the one exception with which the library
 * stops a call. Such a call is not reported to Pay-i: it has cost nothing.
 *
 * <p>
 * JAX-RS clients throw it as itself, although they wrap any other exception of a filter. So it can be caught as what it is,
 * also by MicroProfile Fault Tolerance ({@code @Retry(abortOn = LimitBlockedException.class)},
 * {@code @Fallback(applyOn = LimitBlockedException.class)}), with RESTEasy, Jersey, CXF and Quarkus. Asynchronous calls
 * complete with it, possibly inside of an {@code ExecutionException} or {@code CompletionException};
 * {@link #findIn(Throwable)} finds it in any case.
 *
 * @since 0.1
 */
public class LimitBlockedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int DEPTH = 50;

    private final transient List<LimitStatus> limits;

    /**
     * Makes the exception.
     *
     * @param limits the limits that block; none where Pay-i refused a call without naming them
     */
    public LimitBlockedException(List<LimitStatus> limits) {
        super(message(limits));
        this.limits = List.copyOf(limits);
    }

    private static String message(List<LimitStatus> limits) {
        String names = limits.isEmpty()
                ? "not named"
                : String.join(", ", limits.stream().map(limit -> limit.limitId() + " (since " + limit.since() + ")").toList());
        return "PAYI00220: The call was not made: a limit in its context is used up: " + names + ". Calls go on when Pay-i"
                + " reports that the limit is no longer blocked; raise the limit at Pay-i, or take it out of the context with"
                + " limitIds = {}";
    }

    /**
     * The limits that block, with their state and since when.
     *
     * @return the limits; none where Pay-i refused a call without naming them, and none after the exception has travelled to another
     *         process, where only the message names them
     */
    public List<LimitStatus> limits() {
        return limits == null ? List.of() : limits;
    }

    /**
     * The ids of the limits that block (Pay-i: {@code blocked_limit_ids}).
     *
     * @return the ids, in the order of {@link #limits()}
     */
    public List<String> limitIds() {
        return limits().stream().map(LimitStatus::limitId).toList();
    }

    /**
     * Since when the call would have been refused.
     *
     * @return when the first of the limits became known as blocked, empty if none is named
     */
    public Optional<Instant> since() {
        return limits().stream().map(LimitStatus::since).min(Instant::compareTo);
    }

    /**
     * Finds this exception in what a call threw: the thrown itself or one of its causes.
     *
     * @param thrown what was thrown, may be null
     * @return the exception, if it is there
     */
    public static Optional<LimitBlockedException> findIn(Throwable thrown) {
        Throwable candidate = thrown;
        for (int depth = 0; candidate != null && depth < DEPTH; depth++) {
            if (candidate instanceof LimitBlockedException blocked) {
                return Optional.of(blocked);
            }
            candidate = candidate.getCause();
        }
        return Optional.empty();
    }
}
