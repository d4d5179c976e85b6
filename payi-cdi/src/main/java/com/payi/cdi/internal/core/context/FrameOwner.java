package com.payi.cdi.internal.core.context;

/**
 * The application of a frame. It learns when the work of a frame ends in which calls were made, so that it can end
 * calls without an answer. It also gives its beans to threads that do not belong to it.
 */
@FunctionalInterface
public interface FrameOwner {
    /**
     * The work of the frame has ended; for work that begins again, such as a retried {@code Uni}, each time. Called on
     * the thread on which the work ended.
     */
    void completed(Frame frame, Throwable failure);

    /** The work of the frame has ended without a failure, and no call was seen in it. Called often; must be cheap. */
    default void completedWithoutCall(Frame frame) {}

    /** The calling thread's part of the work has ended; the work may continue elsewhere. */
    default void detached(Frame frame, Throwable failure) {}

    /** The application asks for the result of a call. Called often; must be cheap. */
    default void resultRead() {}

    /**
     * What the calls of an instance of a use case have cost.
     *
     * @param useCaseName null without a use case
     * @param useCaseId null for an instance that no other context continues
     */
    default Spending spending(String useCaseName, String useCaseId) {
        return new Spending();
    }

    /** A bean of the application; null if it has none. */
    default <T> T bean(Class<T> type) {
        return null;
    }

    /**
     * Whether threads with this context class loader are known to belong to the application, which has not ended.
     *
     * @param loader may be null
     */
    default boolean hasThreadsOf(ClassLoader loader) {
        return false;
    }

    /**
     * The container has shown that threads with this context class loader belong to the application.
     *
     * @param loader not null
     */
    default void addThreadsOf(ClassLoader loader) {}
}
