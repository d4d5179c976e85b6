package com.payi.cdi.spi;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

import com.payi.cdi.PayiResult;

/**
 * How one attempt to deliver one event ended.
 *
 * @since 0.1
 */
public final class IngestAnswer {
    /** What an answer means for the event. */
    public enum Kind {
        /** It has arrived and is forgotten here. */
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
     * The event has arrived, and Pay-i said what it cost.
     *
     * @param result what Pay-i said
     * @return the answer
     */
    public static IngestAnswer delivered(PayiResult result) {
        return new IngestAnswer(Kind.DELIVERED, 200, "", "", Objects.requireNonNull(result, "result"), null);
    }

    /**
     * The event is refused for good.
     *
     * @param status the HTTP status, 0 if there is none
     * @param code what the refusal is called (Pay-i: {@code xproxy_error.code}), may be null
     * @param message what the receiver says about it, may be null; is logged, so it must not repeat the event
     * @return the answer
     */
    public static IngestAnswer rejected(int status, String code, String message) {
        return new IngestAnswer(Kind.REJECTED, status, code, message, null, null);
    }

    /**
     * The event is to be sent again, after the usual pause.
     *
     * @param status the HTTP status, 0 if nobody knows whether the event has arrived
     * @param reason what failed; is logged, so it must not repeat the event
     * @return the answer
     */
    public static IngestAnswer failed(int status, String reason) {
        return new IngestAnswer(Kind.FAILED, status, reason, null, null, null);
    }

    /**
     * The same answer with the wish to be left alone for a while.
     *
     * @param pause how long nothing is to be sent, null for the usual pause
     * @return the answer
     */
    public IngestAnswer retryAfter(Duration pause) {
        return new IngestAnswer(kind, status, code, message, result, pause);
    }

    /**
     * The same answer with what Pay-i said beside it, such as the states of limits.
     *
     * @param said what Pay-i said, null for nothing
     * @return the answer
     */
    public IngestAnswer withResult(PayiResult said) {
        return new IngestAnswer(kind, status, code, message, said, retryAfter);
    }

    /**
     * What the answer means for the event.
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
     * What a refusal or failure is called.
     *
     * @return Pay-i's error code or what failed, empty if nothing is known
     */
    public String code() {
        return code;
    }

    /**
     * What the receiver says about a refusal.
     *
     * @return the message, empty if there is none
     */
    public String message() {
        return message;
    }

    /**
     * What Pay-i said about the call.
     *
     * @return the result, if there is one
     */
    public Optional<PayiResult> result() {
        return Optional.ofNullable(result);
    }

    /**
     * How long nothing is to be sent.
     *
     * @return the pause, if the receiver asked for one
     */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
