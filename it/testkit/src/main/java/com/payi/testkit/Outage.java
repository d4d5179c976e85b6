package com.payi.testkit;

import java.time.Duration;
import java.util.Map;

/**
 * How Pay-i fails for as long as a test wants.
 *
 * @since 0.1
 */
public final class Outage {
    /** Longer than any test waits; the connection ends with the server. */
    private static final Duration FOREVER = Duration.ofHours(1);
    private static final String GARBAGE = "<html>not what you asked for";
    private static final String ANSWER = "{\"request_id\":\"1\",\"xproxy_result\":{\"request_id\":\"1\"}}";
    private static final int MIDDLE = ANSWER.length() / 2;

    private final Faults.Fault fault;

    private Outage(Reply reply, boolean accepts) {
        fault = new Faults.Fault(reply, accepts);
    }

    /**
     * Pay-i is down: each connection is reset.
     *
     * @return the outage
     */
    public static Outage down() {
        return reset();
    }

    /**
     * Pay-i has too many requests: 429.
     *
     * @param retryAfter what {@code Retry-After} asks for, in full seconds
     * @return the outage
     */
    public static Outage tooManyRequests(Duration retryAfter) {
        return status(429, Map.of("Retry-After", Long.toString(retryAfter.toSeconds())));
    }

    /**
     * Pay-i does not know the application's key: 401 {@code invalid_api_key}.
     *
     * @return the outage
     */
    public static Outage keyRefused() {
        return new Outage(Routes.invalidKey(), false);
    }

    /**
     * Every request is refused with that status.
     *
     * @param status the HTTP status
     * @return the outage
     */
    public static Outage status(int status) {
        return status(status, Map.of());
    }

    /**
     * Every request is refused with that status, and with headers such as {@code Retry-After}.
     *
     * @param status the HTTP status
     * @param headers the headers of the answer
     * @return the outage
     */
    public static Outage status(int status, Map<String, String> headers) {
        Reply reply = Answers.refusal(status, "request_processing_error", "Out of order");
        for (Map.Entry<String, String> header : headers.entrySet()) {
            reply = reply.header(header.getKey(), header.getValue());
        }
        return new Outage(reply, false);
    }

    /**
     * Requests are read and never answered.
     *
     * @return the outage
     */
    public static Outage blackHole() {
        return new Outage(Reply.noAnswer(FOREVER), false);
    }

    /**
     * Requests are accepted but never answered.
     *
     * @return the outage
     */
    public static Outage lostAnswers() {
        return new Outage(Reply.noAnswer(FOREVER), true);
    }

    /**
     * Connections are reset when a request has come; nothing is accepted.
     *
     * @return the outage
     */
    public static Outage reset() {
        return new Outage(Reply.reset(), false);
    }

    /**
     * Requests are accepted; the connection is reset in the middle of the answer.
     *
     * @return the outage
     */
    public static Outage resetInAnswer() {
        return new Outage(Reply.json(ANSWER).resetAfter(MIDDLE), true);
    }

    /**
     * Requests are accepted; the answer is 200 with something that is not JSON.
     *
     * @return the outage
     */
    public static Outage garbage() {
        return new Outage(Reply.json(GARBAGE), true);
    }

    Faults.Fault fault() {
        return fault;
    }
}
