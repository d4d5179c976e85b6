package com.payi.cdi.spi;

import com.payi.cdi.TrackScope;

/**
 * The work that one invocation of an asynchronous {@link com.payi.cdi.Track} method returned. It runs in the context of
 * that invocation, however often it runs: the method ran once, so there is one instance of its use case.
 *
 * @since 0.1
 */
public interface AsyncWork {
    /**
     * Begins a run: for a lazy type with each subscription, for others once. To be called on the subscribing thread, in
     * the context of the subscriber.
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
         * Enters the method's context, for signals into the work: subscription, demand, cancellation.
         *
         * @return the scope, to be closed by the same thread
         */
        TrackScope methodContext();

        /**
         * Enters the context in which this run was begun, for signals out of the work: items, failures, completion.
         *
         * @return the scope, to be closed by the same thread
         */
        TrackScope callerContext();

        /**
         * Ends the run. Only the first call has an effect.
         *
         * @param failure the failure, a {@link java.util.concurrent.CancellationException} if the run was cancelled,
         *                null if it succeeded
         */
        void completed(Throwable failure);
    }
}
