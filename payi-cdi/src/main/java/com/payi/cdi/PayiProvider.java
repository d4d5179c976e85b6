package com.payi.cdi;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The implementation behind the static methods of {@link TrackContext}, {@link PayiHeaders} and {@link PayiUrls}. Found once
 * as a service, {@code META-INF/services/com.payi.cdi.PayiProvider}, by the class loader that this interface is in, as
 * {@code jakarta.enterprise.inject.spi.CDI} finds its provider. The library brings the one implementation; applications have
 * no need to call or implement this type.
 *
 * <p>
 * One instance serves all applications that share this class: each method looks for the application of the calling thread.
 *
 * @since 0.1
 */
public interface PayiProvider {
    /**
     * Finds the provider.
     *
     * @return the provider, always the same one
     * @throws IllegalStateException if there is none, for example because a tool that merges jars has lost the service file
     */
    static PayiProvider get() {
        return PayiProviderHolder.PROVIDER;
    }

    /**
     * Reads the context of the calling thread.
     *
     * @return a snapshot; without values where no context is open and no global one exists
     */
    EffectiveContext current();

    /**
     * Begins a context in which nothing is given yet.
     *
     * @return a new collector
     */
    Collector collector();

    /**
     * Captures the context of the calling thread, with the values of the request.
     *
     * @return the captured context, for any number of threads
     */
    Captured capture();

    /**
     * Makes an executor that runs each task in the context of the thread that submits it.
     *
     * @param executor what runs the tasks
     * @return an executor in front of it
     */
    Executor propagating(Executor executor);

    /**
     * Makes an executor service that runs each task in the context of the thread that submits it.
     *
     * @param executor what runs the tasks
     * @return an executor service in front of it
     */
    ExecutorService propagating(ExecutorService executor);

    /**
     * Writes the context of the calling thread as headers for Pay-i's proxy, without the key.
     *
     * @return the headers in a fixed order, empty where no context is open and no global one exists
     */
    Map<String, String> proxyHeaders();

    /**
     * Where Pay-i answers ({@code payi.base-url}).
     *
     * @return the base URL without a slash at its end
     */
    URI baseUrl();

    /** Collects what a context gives. Used by one thread. */
    interface Collector {
        /**
         * Gives a value.
         *
         * @param name Pay-i's name of the value, for example {@code account_name}
         * @param value a text, an Integer, a Boolean, a list of texts or a map of texts, as the name demands; an empty one blocks
         * @throws IllegalArgumentException if the value is not allowed
         */
        void set(String name, Object value);

        /**
         * Ends the collection.
         *
         * @return the context, not opened yet
         */
        Supplied build();
    }

    /** The values of a context that can be opened any number of times, on any thread. */
    interface Supplied {
        /**
         * Opens the context on the calling thread.
         *
         * @return the open context, to be closed by the same thread
         */
        TrackScope open();

        /**
         * Runs a task in the context.
         *
         * @param task what to run
         */
        void run(Runnable task);

        /**
         * Calls a task in the context.
         *
         * @param <T> the type of the result
         * @param task what to call
         * @return what the task returned
         * @throws Exception what the task threw
         */
        <T> T call(Callable<T> task) throws Exception;
    }

    /** A context, or the absence of one, that was captured on a thread. */
    interface Captured {
        /**
         * Carries the context to the thread that runs the task.
         *
         * @param task what to run
         * @return a task that runs in the context
         */
        Runnable wrap(Runnable task);

        /**
         * Carries the context to the thread that calls the task.
         *
         * @param <T> the type of the result
         * @param task what to call
         * @return a task that runs in the context
         */
        <T> Callable<T> wrap(Callable<T> task);

        /**
         * Carries the context to the thread that asks the supplier.
         *
         * @param <T> the type of the result
         * @param supplier what to ask
         * @return a supplier that runs in the context
         */
        <T> Supplier<T> wrapSupplier(Supplier<T> supplier);

        /**
         * Carries the context to the thread that applies the function.
         *
         * @param <T> the type of the argument
         * @param <R> the type of the result
         * @param function what to apply
         * @return a function that runs in the context
         */
        <T, R> Function<T, R> wrap(Function<T, R> function);
    }
}
