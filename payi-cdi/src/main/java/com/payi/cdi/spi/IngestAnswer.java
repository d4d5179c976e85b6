package com.payi.cdi.spi;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

import com.payi.cdi.PayiResult;

/**
 * The answer to one event that was sent: delivered, rejected or failed. Immutable.
 *
 * @since 0.1
 */
public final class IngestAnswer {
    /** The meaning of an answer for the event. */
    public enum Kind {
        /** It has arrived and is removed from the queue or spool. */
        DELIVERED,
        /** It is refused for good and not sent again. */
        REJECTED,
        /** It is to be sent again. */
        FAILED
    }

    private static final IngestAnswer DELIVERED = new IngestAnswer(Kind.DELIVERED, 0, "", "", null, null);

    private final Kind kind;
    private final int status;
    private final String code;
    private final String message;
    private final PayiResult result;
    private final Duration retryAfter;

    private IngestAnswer(Kind kind, int status, String code, String message, PayiResult result, Duration retryAfter) {
        this.kind = kind;
        this.status = status;
        this.code = code == null ? "" : code;
        this.message = message == null ? "" : message;
        this.result = result;
        this.retryAfter = retryAfter;
    }

    /**
     * The event has arrived.
     *
     * @return the answer
     */
    public static IngestAnswer delivered() {
        return DELIVERED;
    }

    /**
     * The event has arrived, and Pay-i answered with a result, such as its cost.
     *
     * @param result Pay-i's result
     * @return the answer
     * @throws NullPointerException if the result is null
     */
    public static IngestAnswer delivered(PayiResult result) {
        return new IngestAnswer(Kind.DELIVERED, 200, "", "", Objects.requireNonNull(result, "result"), null);
    }

    /**
     * The event is refused for good. Two refusals are not about the event, which is then kept and sent again: the
     * status 401 or 403, which refuses the sender's key and suspends the delivery, and the code
     * {@code use_case_not_found}.
     *
     * @param status the HTTP status, 0 if there is none
     * @param code the code of the refusal (Pay-i: {@code xproxy_error.code}), may be null
     * @param message the receiver's message, may be null; it is logged, so it must not repeat the event
     * @return the answer
     */
    public static IngestAnswer rejected(int status, String code, String message) {
        return new IngestAnswer(Kind.REJECTED, status, code, message, null, null);
    }

    /**
     * The event is to be sent again, after the usual retry delay ({@code payi.ingest.retry.initial-delay} and
     * {@code payi.ingest.retry.max-delay}).
     *
     * @param status the HTTP status, 0 if it is unknown whether the event has arrived
     * @param reason the cause; it is logged, so it must not repeat the event
     * @return the answer
     */
    public static IngestAnswer failed(int status, String reason) {
        return new IngestAnswer(Kind.FAILED, status, reason, null, null, null);
    }

    /**
     * The same answer with a retry-after: for that time, no event is sent.
     *
     * @param pause how long no event is to be sent, null for the usual retry delay
     * @return the answer
     */
    public IngestAnswer retryAfter(Duration pause) {
        return new IngestAnswer(kind, status, code, message, result, pause);
    }

    /**
     * The same answer with Pay-i's result, for example the states of limits in a refusal.
     *
     * @param received Pay-i's result, null for none
     * @return the answer
     */
    public IngestAnswer withResult(PayiResult received) {
        return new IngestAnswer(kind, status, code, message, received, retryAfter);
    }

    /**
     * The meaning of the answer for the event.
     *
     * @return the kind
     */
    public Kind kind() {
        return kind;
    }

    /**
     * The HTTP status.
     *
     * @return the status, 0 if there was none
     */
    public int status() {
        return status;
    }

    /**
     * The code of a refusal, or the cause of a failure.
     *
     * @return Pay-i's error code or the cause, empty if it is unknown
     */
    public String code() {
        return code;
    }

    /**
     * The receiver's message about a refusal.
     *
     * @return the message, empty if there is none
     */
    public String message() {
        return message;
    }

    /**
     * Pay-i's result for the call.
     *
     * @return the result, if there is one
     */
    public Optional<PayiResult> result() {
        return Optional.ofNullable(result);
    }

    /**
     * How long no event is to be sent.
     *
     * @return the retry-after, if the receiver gave one
     */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
