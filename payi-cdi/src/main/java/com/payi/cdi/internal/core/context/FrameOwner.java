package com.payi.cdi.internal.core.context;

/**
 * The application of a frame. Told what becomes of frames in which calls were made, so that calls that got no answer can be
 * settled; asked for its beans on threads that do not belong to it.
 */
@FunctionalInterface
public interface FrameOwner {
    /**
     * The work of the frame is done; for asynchronous work that is started again, such as a retried {@code Uni}, each time.
     * Told on whichever thread the work ended on.
     */
    void completed(Frame frame, Throwable failure);

    /** The calling thread is done with its part of the work, which may go on elsewhere. */
    default void detached(Frame frame, Throwable failure) {}

    /** Null if it has none. */
    default <T> T bean(Class<T> type) {
        return null;
    }
}
