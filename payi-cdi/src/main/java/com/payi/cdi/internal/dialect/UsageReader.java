package com.payi.cdi.internal.dialect;

import java.util.function.UnaryOperator;

import com.payi.cdi.internal.json.JsonTree;

/** Collects what one answer consumed, from its one document or from the events of its stream. */
public interface UsageReader {
    /** Takes the headers of the answer, before anything of its body. */
    default void headers(UnaryOperator<String> headers) {}

    /** Takes what the request asked for, before {@link #usage()} is asked. */
    default void request(JsonTree request) {}

    /** Takes the document, or the next event. Must bear anything: absent, null and nonsensical members. */
    void read(JsonTree message);

    /** What is known so far. */
    Usage usage();

    /** Whether a part of a stream was seen that has content, text or a tool call, and not only news about the stream. */
    default boolean hasContent() {
        return false;
    }

    /** Whether a stream said that it is finished; a document's end is seen without this. */
    boolean isFinished();
}
