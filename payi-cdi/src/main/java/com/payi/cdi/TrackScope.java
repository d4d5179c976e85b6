package com.payi.cdi;

/**
 * An open context, to be closed by the thread that opened it, with try-with-resources. The close restores the context
 * that the thread had before. A second close has no effect; a close on another thread has no effect either, and a
 * warning is logged.
 *
 * @since 0.1
 */
public interface TrackScope extends AutoCloseable {
    /** Ends this context and restores the one before. */
    @Override
    void close();
}
