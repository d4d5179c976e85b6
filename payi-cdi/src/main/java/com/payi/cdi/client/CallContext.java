package com.payi.cdi.client;

import java.util.function.Supplier;

import com.payi.cdi.TrackScope;

/**
 * The context of the code that asks for a call, kept for the thread that sends it. An adapter takes it at the earliest
 * point that its client has on the calling thread, keeps it with the request, and hands it to
 * {@link ClientRequest.Builder#context}. Callbacks of the client run in it, so that the calls they make have the same
 * context.
 *
 * <p>
 * It also knows the application that the calling thread belongs to: on the threads of a client, no application can be
 * found. It is immutable, and serves any number of calls and threads.
 *
 * @since 0.1
 */
public interface CallContext {
    /**
     * Captures the context of the calling thread, with the values of the request.
     *
     * @return the captured context; also where no context is open, and where the library does not run
     */
    static CallContext current() {
        return ClientProviderHolder.get().capture();
    }

    /**
     * Makes the context the current one of the calling thread, in place of whatever holds there, until the scope is
     * closed.
     *
     * @return the open scope, to be closed by the same thread
     */
    TrackScope attach();

    /**
     * Runs a task in the context.
     *
     * @param task the task
     */
    default void run(Runnable task) {
        try (TrackScope scope = attach()) {
            task.run();
        }
    }

    /**
     * Calls a task in the context.
     *
     * @param <T> the type of the result
     * @param task the task
     * @return the result of the task
     */
    default <T> T call(Supplier<T> task) {
        try (TrackScope scope = attach()) {
            return task.get();
        }
    }
}
