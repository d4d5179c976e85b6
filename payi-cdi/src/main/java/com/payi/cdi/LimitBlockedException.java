package com.payi.cdi;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A call was not made, because a budget in its context is used up: a limit that is known as blocked, with
 * {@code payi.limits.on-blocked=block} (default: {@code warn}); a limit without room for the call, with
 * {@code payi.limits.reservation=true} as well; or a cap of the context, {@link Track#maxCalls()} or
 * {@link Track#maxCostUsd()}. {@link #reason()} tells them apart. The client's call throws it before anything is sent. It
 * is the only exception with which the library stops a call. Such a call costs nothing and is not reported to Pay-i.
 *
 * <p>
 * RESTEasy, Jersey, CXF and Quarkus throw it unwrapped, although JAX-RS clients wrap other exceptions of filters. So an
 * application catches this type, also with MicroProfile Fault Tolerance
 * ({@code @Retry(abortOn = LimitBlockedException.class)}, {@code @Fallback(applyOn = LimitBlockedException.class)}).
 * With {@code payi.limits.fallback.*}, the model in the body of a request decides whether it is refused, and JAX-RS clients
 * wrap the exception then. Asynchronous calls complete with it, possibly inside an {@code ExecutionException} or
 * {@code CompletionException}; {@link #findIn(Throwable)} finds it in every case.
 *
 * @since 0.1
 */
public class LimitBlockedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int DEPTH = 50;

    /** Why the call was not made. */
    private final Reason reason;
    private final transient List<LimitStatus> limits;

    /** Why the call was not made. */
    public enum Reason {
        /** Pay-i reported that a limit is blocked. */
        LIMIT_BLOCKED,
        /** The rest of a limit is smaller than what the call is estimated to cost, with the calls that are under way. */
        NO_ROOM,
        /** The calls in the context have reached {@link Track#maxCalls()}. */
        MAX_CALLS,
        /** The calls in the context have reached {@link Track#maxCostUsd()}. */
        MAX_COST
    }

    /**
     * Makes the exception.
     *
     * @param limits the limits that block; empty where Pay-i refused a call without naming them
     */
    public LimitBlockedException(List<LimitStatus> limits) {
        this(Reason.LIMIT_BLOCKED, message(limits), limits);
    }

    /**
     * Makes the exception for a budget that Pay-i does not block.
     *
     * @param reason why the call is not made
     * @param message what is used up, and what to do
     * @param limits the limits without room; empty for a cap of the context
     */
    public LimitBlockedException(Reason reason, String message, List<LimitStatus> limits) {
        super(message);
        this.reason = Objects.requireNonNull(reason, "reason");
        this.limits = List.copyOf(limits);
    }

    private static String message(List<LimitStatus> limits) {
        String names = limits.isEmpty()
                ? "not named"
                : String.join(", ", limits.stream().map(limit -> limit.limitId() + " (since " + limit.since() + ")").toList());
        return "PAYI00220: The call was not made: a limit in its context is used up: " + names
                + ". Raise the limit at Pay-i, or remove it from the context with limitIds = {}. Calls are made again when"
                + " Pay-i reports that the limit is no longer blocked";
    }

    /**
     * Why the call was not made.
     *
     * @return the reason
     */
    public Reason reason() {
        return reason;
    }

    /**
     * The limits that block, with their state and the time of the block. For {@link Reason#NO_ROOM}, the limit without
     * room, with the state that Pay-i reported last.
     *
     * @return the limits; empty where Pay-i refused a call without naming them, and empty after the exception was
     *         deserialized: then only the message names them
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
     * When the first of the limits became known as blocked.
     *
     * @return the earliest {@link LimitStatus#since()}, empty if no limit is named
     */
    public Optional<Instant> since() {
        return limits().stream().map(LimitStatus::since).min(Instant::compareTo);
    }

    /**
     * Finds this exception in a thrown one: the thrown exception itself or one of its causes.
     *
     * @param thrown the thrown exception, may be null
     * @return this exception, if it is there
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
