package com.payi.cdi.spi;

import java.util.function.UnaryOperator;

/**
 * Collects what one answer consumed, from its one document or from the messages of its stream. Used by one thread at a
 * time: the threads that read the answer call {@link #headers} and {@link #read}; the thread that delivers events calls
 * {@link #request} and {@link #usage}, with no class loader and outside of every request.
 *
 * @since 0.1
 */
public interface UsageReader {
    /**
     * Takes the headers of the answer, before anything of its body.
     *
     * @param headers by name, null where there is none
     */
    default void headers(UnaryOperator<String> headers) {}

    /**
     * Takes what the request asked for, after the answer and before {@link #usage()}.
     *
     * @param request the wanted members of the request
     */
    default void request(JsonTree request) {}

    /**
     * Takes the document, or the next message of a stream. Must bear anything: absent, null and nonsensical members.
     *
     * @param message the wanted members
     */
    void read(JsonTree message);

    /**
     * What is known so far; asked once, after the answer has ended in one way or the other. If this or {@link #request}
     * fails, the call is reported without units.
     *
     * @return what the answer consumed
     */
    Usage usage();

    /**
     * Whether a part of a stream was seen that has content, text or a tool call, and not only news about the stream.
     *
     * @return false, by default
     */
    default boolean hasContent() {
        return false;
    }

    /**
     * Whether a stream said that it is finished, so that it is no broken one if the application does not read on. The
     * end of a document, and the mark {@code [DONE]}, are seen without this.
     *
     * @return false, by default
     */
    default boolean isFinished() {
        return false;
    }
}
