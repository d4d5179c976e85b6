package com.payi.cdi;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A context that is opened by the program, for values that are known only while it runs and for code that is not a CDI
 * bean (Pay-i: {@code track_context}). Follows the same rules as {@link Track}: what is not given is inherited, an empty
 * value blocks, limit ids are united, properties merged.
 *
 * <pre>{@code
 * try (TrackScope scope = TrackContext.builder().useCaseName("chat").userId(user).open()) {
 *     assistant.answer(question);
 * }
 * }</pre>
 *
 * <p>
 * An instance is immutable and may be opened any number of times, on any thread.
 *
 * @since 0.1
 */
public final class TrackContext {
    /**
     * The name of these contexts in MicroProfile Context Propagation and Jakarta Concurrency, for example in
     * {@code @ContextServiceDefinition(propagated = TrackContext.CONTEXT_TYPE)}. Needed only where one lists contexts by name;
     * with the defaults of both, contexts of every type are taken along.
     */
    public static final String CONTEXT_TYPE = "Pay-i";

    private final PayiProvider.Supplied supplied;

    private TrackContext(PayiProvider.Supplied supplied) {
        this.supplied = supplied;
    }

    /**
     * Begins a context in which nothing is given yet.
     *
     * @return a new builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Reads back what holds on this thread now (Pay-i: {@code get_context()}).
     *
     * @return a snapshot; without values where no context is open and there is no global one
     */
    public static EffectiveContext current() {
        return PayiProvider.get().current();
    }

    /**
     * Carries the context that holds on this thread now to wherever the task runs.
     *
     * @param task what to run
     * @return a task that runs in that context, any number of times, and leaves the thread as it was
     */
    public static Runnable wrap(Runnable task) {
        Objects.requireNonNull(task, "task");
        return PayiProvider.get().capture().wrap(task);
    }

    /**
     * Carries the context that holds on this thread now to wherever the task runs.
     *
     * @param <T> the type of the result
     * @param task what to call
     * @return a task that runs in that context, any number of times, and leaves the thread as it was
     */
    public static <T> Callable<T> wrap(Callable<T> task) {
        Objects.requireNonNull(task, "task");
        return PayiProvider.get().capture().wrap(task);
    }

    /**
     * Carries the context that holds on this thread now to wherever the supplier is asked, for example
     * {@code CompletableFuture.supplyAsync(TrackContext.wrapSupplier(() -> assistant.answer(question)))}. Not called
     * {@code wrap}, so that the compiler can tell a supplier from a {@code Callable}.
     *
     * @param <T> the type of the result
     * @param supplier what to ask
     * @return a supplier that runs in that context, any number of times, and leaves the thread as it was
     */
    public static <T> Supplier<T> wrapSupplier(Supplier<T> supplier) {
        Objects.requireNonNull(supplier, "supplier");
        return PayiProvider.get().capture().wrapSupplier(supplier);
    }

    /**
     * Carries the context that holds on this thread now to wherever the function is applied, for example
     * {@code stage.thenCompose(TrackContext.wrap(answer -> client.askAgain(answer)))}.
     *
     * @param <T> the type of the argument
     * @param <R> the type of the result
     * @param function what to apply
     * @return a function that runs in that context, any number of times, and leaves the thread as it was
     */
    public static <T, R> Function<T, R> wrap(Function<T, R> function) {
        Objects.requireNonNull(function, "function");
        return PayiProvider.get().capture().wrap(function);
    }

    /**
     * Makes an executor that runs each task in the context that holds where the task is handed over, for example
     * {@code CompletableFuture.supplyAsync(supplier, TrackContext.executor(executor))}. Not needed for executors that the
     * platform manages and that take the context along by themselves. The executor gets another task in front of the
     * one that is handed over: where it looks at its tasks, as one that sorts them does, hand it a task of its kind that was
     * made with {@link #wrap(Runnable)} inside.
     *
     * @param executor what runs the tasks
     * @return an executor in front of it, for any number of threads and contexts
     */
    public static Executor executor(Executor executor) {
        return PayiProvider.get().propagating(Objects.requireNonNull(executor, "executor"));
    }

    /**
     * Makes an executor that runs each task in the context that holds where the task is handed over, for example
     * {@code ClientBuilder.newBuilder().executorService(TrackContext.executor(executor))}, or one with a virtual thread for
     * each task. As with {@link #executor(Executor)}, the executor gets another task in front of the one that is
     * handed over, so what it looks for in a task, such as a {@code ManagedTask}, is not seen.
     *
     * @param executor what runs the tasks; shutting down the returned executor shuts this one down
     * @return an executor in front of it, for any number of threads and contexts
     */
    public static ExecutorService executor(ExecutorService executor) {
        return PayiProvider.get().propagating(Objects.requireNonNull(executor, "executor"));
    }

    /**
     * Opens this context on the current thread.
     *
     * @return the open context, to be closed by the same thread
     */
    public TrackScope open() {
        return supplied.open();
    }

    /**
     * Runs a task in this context.
     *
     * @param task what to run
     */
    public void run(Runnable task) {
        Objects.requireNonNull(task, "task");
        supplied.run(task);
    }

    /**
     * Calls a task in this context.
     *
     * @param <T> the type of the result
     * @param task what to call
     * @return what the task returned
     * @throws Exception what the task threw
     */
    public <T> T call(Callable<T> task) throws Exception {
        Objects.requireNonNull(task, "task");
        return supplied.call(task);
    }

    /**
     * Collects what a context gives. Each method may be left out (inherit), given an empty value (block) or a value.
     */
    public static final class Builder {
        private final PayiProvider.Collector values = PayiProvider.get().collector();

        private Builder() {}

        /**
         * Pay-i: {@code use_case_name}; see {@link Track#useCaseName()}. A name that Pay-i would refuse is made to fit, each
         * foreign character becoming {@code _}, and logged.
         *
         * @param name the name, {@code ""} to block all use case values
         * @return this builder
         */
        public Builder useCaseName(String name) {
            values.set("use_case_name", Objects.requireNonNull(name, "name"));
            return this;
        }

        /**
         * Pay-i: {@code use_case_id}; see {@link Track#useCaseId()}.
         *
         * @param id the id of the instance, {@code ""} to send none
         * @return this builder
         */
        public Builder useCaseId(String id) {
            values.set("use_case_id", Objects.requireNonNull(id, "id"));
            return this;
        }

        /**
         * Pay-i: {@code use_case_version}.
         *
         * @param version 0 or greater
         * @return this builder
         * @throws IllegalArgumentException if the version is negative
         */
        public Builder useCaseVersion(int version) {
            values.set("use_case_version", version);
            return this;
        }

        /**
         * The step of the use case that the calls belong to (Pay-i: {@code use_case_step}).
         *
         * @param step the step, {@code ""} to block
         * @return this builder
         */
        public Builder useCaseStep(String step) {
            values.set("use_case_step", Objects.requireNonNull(step, "step"));
            return this;
        }

        /**
         * Pay-i: {@code use_case_properties}; merged over the surrounding ones.
         *
         * @param properties the properties, empty to block; a value may be null
         * @return this builder
         */
        public Builder useCaseProperties(Map<String, String> properties) {
            values.set("use_case_properties", Objects.requireNonNull(properties, "properties"));
            return this;
        }

        /**
         * Pay-i: {@code limit_ids}; united with the surrounding ones.
         *
         * @param ids the limit ids, none to block
         * @return this builder
         */
        public Builder limitIds(String... ids) {
            return limitIds(List.of(Objects.requireNonNull(ids, "ids")));
        }

        /**
         * Pay-i: {@code limit_ids}; united with the surrounding ones.
         *
         * @param ids the limit ids, empty to block
         * @return this builder
         */
        public Builder limitIds(List<String> ids) {
            values.set("limit_ids", Objects.requireNonNull(ids, "ids"));
            return this;
        }

        /**
         * Pay-i: {@code user_id}.
         *
         * @param id the user's id, {@code ""} to block
         * @return this builder
         */
        public Builder userId(String id) {
            values.set("user_id", Objects.requireNonNull(id, "id"));
            return this;
        }

        /**
         * Pay-i: {@code account_name}.
         *
         * @param name the account's name, {@code ""} to block
         * @return this builder
         */
        public Builder accountName(String name) {
            values.set("account_name", Objects.requireNonNull(name, "name"));
            return this;
        }

        /**
         * Pay-i: {@code request_properties}; merged over the surrounding ones.
         *
         * @param properties the properties, empty to block; a value may be null
         * @return this builder
         */
        public Builder requestProperties(Map<String, String> properties) {
            values.set("request_properties", Objects.requireNonNull(properties, "properties"));
            return this;
        }

        /**
         * The category whose prices hold, in place of the provider's own (Pay-i: {@code price_as_category}).
         *
         * @param category one of {@link PayiCategories} or a category of your own, {@code ""} to block
         * @return this builder
         */
        public Builder priceAsCategory(String category) {
            values.set("price_as_category", Objects.requireNonNull(category, "category"));
            return this;
        }

        /**
         * The resource, that is model, whose prices hold, in place of the one called (Pay-i: {@code price_as_resource}); needed
         * for Azure, where the call names a deployment.
         *
         * @param resource the resource, {@code ""} to block
         * @return this builder
         */
        public Builder priceAsResource(String resource) {
            values.set("price_as_resource", Objects.requireNonNull(resource, "resource"));
            return this;
        }

        /**
         * Where the model is hosted, as far as its price depends on it (Pay-i: {@code resource_scope}).
         *
         * @param scope one of {@link ResourceScopes}, {@code ""} to block
         * @return this builder
         */
        public Builder resourceScope(String scope) {
            values.set("resource_scope", Objects.requireNonNull(scope, "scope"));
            return this;
        }

        /**
         * Pay-i: {@code log_prompt_and_response}; see {@link Track#logPromptAndResponse()}.
         *
         * @param log whether prompts and answers may be sent to Pay-i
         * @return this builder
         */
        public Builder logPromptAndResponse(boolean log) {
            values.set("log_prompt_and_response", log);
            return this;
        }

        /**
         * Pay-i: {@code proxy}; see {@link Track#proxy()}.
         *
         * @param proxy whether calls are routed through Pay-i
         * @return this builder
         */
        public Builder proxy(boolean proxy) {
            values.set("proxy", proxy);
            return this;
        }

        /**
         * Ends the collection.
         *
         * @return the context, not opened yet
         */
        public TrackContext build() {
            return new TrackContext(values.build());
        }

        /**
         * Short for {@code build().open()}.
         *
         * @return the open context, to be closed by the same thread
         */
        public TrackScope open() {
            return build().open();
        }

        /**
         * Short for {@code build().run(task)}.
         *
         * @param task what to run
         */
        public void run(Runnable task) {
            build().run(task);
        }

        /**
         * Short for {@code build().call(task)}.
         *
         * @param <T> the type of the result
         * @param task what to call
         * @return what the task returned
         * @throws Exception what the task threw
         */
        public <T> T call(Callable<T> task) throws Exception {
            return build().call(task);
        }
    }
}
