package com.payi.cdi;

/**
 * An open context. Closing it gives the thread back the context that held before. To be closed on the thread that opened
 * it, by try-with-resources; a second close does nothing, a close on another thread is logged and does nothing.
 *
 * @since 0.1
 */
public interface TrackScope extends AutoCloseable {
    /** Ends this context and restores the one that held before. */
    @Override
    void close();
}
