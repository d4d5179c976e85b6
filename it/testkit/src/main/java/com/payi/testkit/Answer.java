package com.payi.testkit;

import java.time.Duration;
import java.util.Objects;

/**
 * What a model answers, whatever the provider: {@link FakeProvider} writes it as the request's path asks for, as one JSON
 * document or, where the request asks for it, as a stream. Immutable; every method that changes something gives a new
 * answer.
 *
 * <p>
 * {@link Reply} is for what an answer cannot be: any status, headers and bytes.
 *
 * @since 0.1
 */
public final class Answer {
    enum Kind {
        TEXT, TOOL, ERROR
    }

    private final Kind kind;
    private final String text;
    private final String arguments;
    private final int status;
    private final long input;
    private final long output;
    private final Duration delay;
    private final Duration gap;

    private Answer(Kind kind, String text, String arguments, int status, long input, long output, Duration delay,
            Duration gap) {
        this.kind = kind;
        this.text = text;
        this.arguments = arguments;
        this.status = status;
        this.input = input;
        this.output = output;
        this.delay = delay;
        this.gap = gap;
    }

    /**
     * A text.
     *
     * @param text what the model says; a stream has it in pieces
     * @return the answer, with {@link FakeProvider#INPUT_TOKENS} and {@link FakeProvider#OUTPUT_TOKENS}
     */
    public static Answer text(String text) {
        return of(Kind.TEXT, Objects.requireNonNull(text, "text"), null, 200);
    }

    /**
     * A call of a tool, and no text.
     *
     * @param tool      the name of the tool
     * @param arguments its arguments, a JSON object
     * @return the answer, with {@link FakeProvider#INPUT_TOKENS} and {@link FakeProvider#OUTPUT_TOKENS}
     * @throws java.io.UncheckedIOException if the arguments are not JSON
     */
    public static Answer toolCall(String tool, String arguments) {
        Json.read(arguments);
        return of(Kind.TOOL, Objects.requireNonNull(tool, "tool"), arguments, 200);
    }

    /**
     * An error in the shape that the provider gives errors.
     *
     * @param status  the HTTP status, for example 429
     * @param message the text of the error
     * @return the answer
     */
    public static Answer error(int status, String message) {
        return of(Kind.ERROR, Objects.requireNonNull(message, "message"), null, status);
    }

    /**
     * Sets what the call consumes.
     *
     * @param input  the tokens of the prompt
     * @param output the tokens of the answer
     * @return the changed answer
     */
    public Answer tokens(long input, long output) {
        return new Answer(kind, text, arguments, status, input, output, delay, gap);
    }

    /**
     * Sets how long the model thinks.
     *
     * @param delay the time before the first byte
     * @return the changed answer
     */
    public Answer delay(Duration delay) {
        return new Answer(kind, text, arguments, status, input, output, Objects.requireNonNull(delay, "delay"), gap);
    }

    /**
     * Sets how slowly a stream comes.
     *
     * @param gap the time between two of its events
     * @return the changed answer
     */
    public Answer gap(Duration gap) {
        return new Answer(kind, text, arguments, status, input, output, delay, Objects.requireNonNull(gap, "gap"));
    }

    private static Answer of(Kind kind, String text, String arguments, int status) {
        return new Answer(kind, text, arguments, status, FakeProvider.INPUT_TOKENS, FakeProvider.OUTPUT_TOKENS, Duration.ZERO,
                Duration.ZERO);
    }

    boolean isTool() {
        return kind == Kind.TOOL;
    }

    boolean isError() {
        return kind == Kind.ERROR;
    }

    /** The text, the name of the tool, or the message of the error. */
    String text() {
        return text;
    }

    String arguments() {
        return arguments;
    }

    int status() {
        return status;
    }

    long input() {
        return input;
    }

    long output() {
        return output;
    }

    Duration delay() {
        return delay;
    }

    Duration gap() {
        return gap;
    }
}
