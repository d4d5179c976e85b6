package com.payi.cdi;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The implementation behind the static methods of {@link TrackContext}, {@link PayiHeaders} and {@link PayiUrls}. It is
 * found once, as a service ({@code META-INF/services/com.payi.cdi.PayiProvider}) of the class loader of this interface,
 * in the way of {@code jakarta.enterprise.inject.spi.CDI}. The library has the one implementation; applications neither
 * call nor implement this type.
 *
 * <p>
 * One instance serves all applications that share this class: each method looks for the application of the calling
 * thread.
 *
 * @since 0.1
 */
public interface PayiProvider {
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
     * @param executor the executor that runs the tasks
     * @return an executor in front of it
     */
    Executor propagating(Executor executor);

    /**
     * Makes an executor service that runs each task in the context of the thread that submits it.
     *
     * @param executor the executor service that runs the tasks
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
     * Writes everything that a call through Pay-i's proxy needs as headers: the context of the calling thread, the
     * provider's address and the key.
     *
     * @param provider the provider's base URI
     * @return the headers in a fixed order
     * @throws IllegalArgumentException if the URI is not absolute, or is that of Pay-i
     * @throws IllegalStateException if no key is configured, or no application is found on the calling thread
     */
    Map<String, String> proxyHeaders(URI provider);

    /**
     * Hands a score over to be delivered. Never fails and never waits; a mistake is logged.
     *
     * @param instance the instance of a use case; null if the caller has none
     * @param kpi the name of the KPI
     * @param score a Boolean or a Double
     */
    void score(UseCaseInstance instance, String kpi, Object score);

    /**
     * The base URL of Pay-i ({@code payi.base-url}, default: {@code https://api.pay-i.com}).
     *
     * @return the base URL without a slash at its end
     */
    URI baseUrl();

    /** Collects the values of a context. Used by one thread. */
    interface Collector {
        /**
         * Gives a value.
         *
         * @param name Pay-i's name of the value, for example {@code account_name}
         * @param value a text, an Integer, a Boolean, a list of texts or a map of texts, as the name demands; an empty
         *         one blocks
         * @throws IllegalArgumentException if contexts have no value of that name, or the value is not allowed
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
         * @param task the task
         */
        void run(Runnable task);

        /**
         * Calls a task in the context.
         *
         * @param <T> the type of the result
         * @param task the task
         * @return the result of the task
         * @throws Exception if the task throws it
         */
        <T> T call(Callable<T> task) throws Exception;
    }

    /** A context, or the absence of one, that was captured on a thread. */
    interface Captured {
        /**
         * Carries the context to the thread that runs the task.
         *
         * @param task the task
         * @return a task that runs in the context
         */
        Runnable wrap(Runnable task);

        /**
         * Carries the context to the thread that calls the task.
         *
         * @param <T> the type of the result
         * @param task the task
         * @return a task that runs in the context
         */
        <T> Callable<T> wrap(Callable<T> task);

        /**
         * Carries the context to the thread that calls the supplier.
         *
         * @param <T> the type of the result
         * @param supplier the supplier
         * @return a supplier that runs in the context
         */
        <T> Supplier<T> wrapSupplier(Supplier<T> supplier);

        /**
         * Carries the context to the thread that applies the function.
         *
         * @param <T> the type of the argument
         * @param <R> the type of the result
         * @param function the function
         * @return a function that runs in the context
         */
        <T, R> Function<T, R> wrap(Function<T, R> function);
    }
}
