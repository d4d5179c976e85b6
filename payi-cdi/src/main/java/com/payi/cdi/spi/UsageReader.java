package com.payi.cdi.spi;

import java.util.List;
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
     * Receives the headers of the answer, before its body.
     *
     * @param headers gives the answer's header of a name, null where there is none
     */
    default void headers(UnaryOperator<String> headers) {}

    /**
     * Receives the members of the request in {@link ProviderDialect#requestShape()}, after the answer and before
     * {@link #usage()}.
     *
     * @param request the members that are kept of the request
     */
    default void request(JsonTree request) {}

    /**
     * Receives the document, or the next message of a stream. Its members may be absent, null, or of any type.
     *
     * @param message the members in {@link ProviderDialect#answerShape()}
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
     * What other models consumed for the same answer, which {@link #usage()} does not include: for example a model that
     * the answering one asked for advice. Each becomes an event of its own, whose resource is its
     * {@link Usage#model()}. Asked once, before {@link #request} and {@link #usage}.
     *
     * @return none, by default
     */
    default List<Usage> ofOtherModels() {
        return List.of();
    }

    /**
     * Whether a message of a stream so far had content, that is text or a tool call.
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

    /**
     * About how many bytes of memory the reader keeps of what it has read, such as the arguments of tool calls. They
     * count for {@code payi.ingest.queue-max-bytes} while the event waits to be built. Asked once, when the answer has
     * ended, on the thread that ended it.
     *
     * @return 0, by default
     */
    default long heldBytes() {
        return 0;
    }

    /**
     * Whether a stream is whole if it ends after the messages so far. Asked when the body of a stream has come to its
     * end, for example because a gateway ended it. A reader of a provider whose streams have an end mark returns what
     * {@link #isFinished()} returns; a stream without that mark is then reported as partial.
     *
     * @return true, by default
     */
    default boolean mayEndHere() {
        return true;
    }

    /**
     * Whether a message of a stream reported an error, so that the rest of the answer is missing. Such an answer is
     * partial, whatever follows.
     *
     * @return false, by default
     */
    default boolean hasFailed() {
        return false;
    }
}
