package com.payi.cdi.spi;

import com.payi.cdi.TrackScope;

/**
 * The work that one invocation of an asynchronous {@link com.payi.cdi.Track} method returned. It runs in the context of that
 * invocation, however often it runs: the method ran once, so there is one instance of its use case.
 *
 * @since 0.1
 */
public interface AsyncWork {
    /**
     * Begins a run: for a lazy type with each subscription, for others once. Called on the thread that subscribes, in the
     * context of whoever subscribes.
     *
     * @return the run
     */
    Run begin();

    /**
     * One run of the work. Its methods may be called on any thread.
     *
     * @since 0.1
     */
    interface Run {
        /**
         * Enters the method's context, for what makes the work go on: subscribing, asking for more items, cancelling.
         *
         * @return the scope, to be closed by the same thread
         */
        TrackScope methodContext();

        /**
         * Enters the context of whoever began this run, for what leaves the work: items, failures, the end.
         *
         * @return the scope, to be closed by the same thread
         */
        TrackScope callerContext();

        /**
         * Tells that the run is over. Only the first time counts.
         *
         * @param failure why it failed, a {@link java.util.concurrent.CancellationException} if it was cancelled, null if it
         *                succeeded
         */
        void completed(Throwable failure);
    }
}
