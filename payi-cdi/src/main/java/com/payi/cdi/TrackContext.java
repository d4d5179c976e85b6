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
 * A context that the program opens, for values that are known only at run time and for code outside of CDI beans
 * (Pay-i: {@code track_context}). It follows the rules of {@link Track}: a value that is not given is inherited, an
 * empty value blocks, limit ids are united, properties are merged.
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
     * {@code @ContextServiceDefinition(propagated = TrackContext.CONTEXT_TYPE)}. Needed only in a list of contexts by
     * name; by default, both propagate contexts of every type.
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
     * Reads the current context of this thread (Pay-i: {@code get_context()}).
     *
     * @return a snapshot; without values where no context is open and no global one exists
     */
    public static EffectiveContext current() {
        return PayiProviderHolder.get().current();
    }

    /**
     * Carries the current context of this thread to the thread that runs the task.
     *
     * @param task the task
     * @return a task that runs in that context, any number of times, and leaves the thread as it was
     */
    public static Runnable wrap(Runnable task) {
        Objects.requireNonNull(task, "task");
        return PayiProviderHolder.get().capture().wrap(task);
    }

    /**
     * Carries the current context of this thread to the thread that runs the task.
     *
     * @param <T> the type of the result
     * @param task the task
     * @return a task that runs in that context, any number of times, and leaves the thread as it was
     */
    public static <T> Callable<T> wrap(Callable<T> task) {
        Objects.requireNonNull(task, "task");
        return PayiProviderHolder.get().capture().wrap(task);
    }

    /**
     * Carries the current context of this thread to the thread that calls the supplier, for example
     * {@code CompletableFuture.supplyAsync(TrackContext.wrapSupplier(() -> assistant.answer(question)))}. Its name is
     * not {@code wrap}, because a lambda would fit a {@code Callable} as well.
     *
     * @param <T> the type of the result
     * @param supplier the supplier
     * @return a supplier that runs in that context, any number of times, and leaves the thread as it was
     */
    public static <T> Supplier<T> wrapSupplier(Supplier<T> supplier) {
        Objects.requireNonNull(supplier, "supplier");
        return PayiProviderHolder.get().capture().wrapSupplier(supplier);
    }

    /**
     * Carries the current context of this thread to the thread that applies the function, for example
     * {@code stage.thenCompose(TrackContext.wrap(answer -> client.askAgain(answer)))}.
     *
     * @param <T> the type of the argument
     * @param <R> the type of the result
     * @param function the function
     * @return a function that runs in that context, any number of times, and leaves the thread as it was
     */
    public static <T, R> Function<T, R> wrap(Function<T, R> function) {
        Objects.requireNonNull(function, "function");
        return PayiProviderHolder.get().capture().wrap(function);
    }

    /**
     * Makes an executor that runs each task in the context of the thread that submits it, for example
     * {@code CompletableFuture.supplyAsync(supplier, TrackContext.executor(executor))}. Not needed for managed
     * executors of a platform that propagate contexts. The given executor gets another task in front of the submitted
     * one. If it depends on the type of its tasks, for example to sort them, submit a task of that type directly, with
     * {@link #wrap(Runnable)} inside.
     *
     * @param executor the executor that runs the tasks
     * @return an executor in front of it, for any number of threads and contexts
     */
    public static Executor executor(Executor executor) {
        return PayiProviderHolder.get().propagating(Objects.requireNonNull(executor, "executor"));
    }

    /**
     * Makes an executor service that runs each task in the context of the thread that submits it, for example
     * {@code ClientBuilder.newBuilder().executorService(TrackContext.executor(executor))}. As with
     * {@link #executor(Executor)}, the given executor gets another task in front of the submitted one, and does not see
     * that a task implements an interface such as {@code ManagedTask}.
     *
     * @param executor the executor service that runs the tasks; a shutdown of the returned one shuts it down
     * @return an executor in front of it, for any number of threads and contexts
     */
    public static ExecutorService executor(ExecutorService executor) {
        return PayiProviderHolder.get().propagating(Objects.requireNonNull(executor, "executor"));
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
     * @param task the task
     */
    public void run(Runnable task) {
        Objects.requireNonNull(task, "task");
        supplied.run(task);
    }

    /**
     * Calls a task in this context.
     *
     * @param <T> the type of the result
     * @param task the task
     * @return the result of the task
     * @throws Exception if the task throws it
     */
    public <T> T call(Callable<T> task) throws Exception {
        Objects.requireNonNull(task, "task");
        return supplied.call(task);
    }

    /**
     * Collects the values of a context. A method that is not called inherits the value; an empty argument blocks it.
     * Used by one thread. Each method throws a {@link NullPointerException} if its argument is null.
     */
    public static final class Builder {
        private final PayiProvider.Collector values = PayiProviderHolder.get().collector();

        private Builder() {}

        /**
         * The use case (Pay-i: {@code use_case_name}); see {@link Track#useCaseName()}. A name that Pay-i would refuse
         * is made to fit: other characters become {@code _}, and it is cut after 64. A warning is logged.
         *
         * @param name the name, {@code ""} to block all use case values
         * @return this builder
         */
        public Builder useCaseName(String name) {
            values.set("use_case_name", Objects.requireNonNull(name, "name"));
            return this;
        }

        /**
         * The instance of the use case, in place of a generated one (Pay-i: {@code use_case_id}); see
         * {@link Track#useCaseId()}.
         *
         * @param id the id of the instance, {@code ""} to send none
         * @return this builder
         */
        public Builder useCaseId(String id) {
            values.set("use_case_id", Objects.requireNonNull(id, "id"));
            return this;
        }

        /**
         * The version of the use case (Pay-i: {@code use_case_version}); see {@link Track#useCaseVersion()}.
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
         * The step of the use case that the calls belong to (Pay-i: {@code use_case_step}); see
         * {@link Track#useCaseStep()}.
         *
         * @param step the step, {@code ""} to block
         * @return this builder
         */
        public Builder useCaseStep(String step) {
            values.set("use_case_step", Objects.requireNonNull(step, "step"));
            return this;
        }

        /**
         * Properties of the use case instance, merged over the surrounding ones (Pay-i: {@code use_case_properties}).
         *
         * @param properties the properties, empty to block; a value may be null
         * @return this builder
         */
        public Builder useCaseProperties(Map<String, String> properties) {
            values.set("use_case_properties", Objects.requireNonNull(properties, "properties"));
            return this;
        }

        /**
         * The limits that the calls count against, united with the surrounding ones (Pay-i: {@code limit_ids}).
         *
         * @param ids the limit ids, none to block
         * @return this builder
         */
        public Builder limitIds(String... ids) {
            return limitIds(List.of(Objects.requireNonNull(ids, "ids")));
        }

        /**
         * The limits that the calls count against, united with the surrounding ones (Pay-i: {@code limit_ids}).
         *
         * @param ids the limit ids, empty to block
         * @return this builder
         */
        public Builder limitIds(List<String> ids) {
            values.set("limit_ids", Objects.requireNonNull(ids, "ids"));
            return this;
        }

        /**
         * The user on whose behalf the calls are made (Pay-i: {@code user_id}).
         *
         * @param id the user's id, {@code ""} to block
         * @return this builder
         */
        public Builder userId(String id) {
            values.set("user_id", Objects.requireNonNull(id, "id"));
            return this;
        }

        /**
         * The account, for example the customer or tenant, that the calls are made for (Pay-i: {@code account_name}).
         *
         * @param name the account's name, {@code ""} to block
         * @return this builder
         */
        public Builder accountName(String name) {
            values.set("account_name", Objects.requireNonNull(name, "name"));
            return this;
        }

        /**
         * Properties of each request, merged over the surrounding ones (Pay-i: {@code request_properties}).
         *
         * @param properties the properties, empty to block; a value may be null
         * @return this builder
         */
        public Builder requestProperties(Map<String, String> properties) {
            values.set("request_properties", Objects.requireNonNull(properties, "properties"));
            return this;
        }

        /**
         * The conversation that the calls belong to. They have it as the request property
         * {@value Track.ConversationId#PROPERTY}; see {@link Track.ConversationId}.
         *
         * @param id the id, {@code ""} to block
         * @return this builder
         */
        public Builder conversationId(String id) {
            values.set("conversation_id", Objects.requireNonNull(id, "id"));
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
         * The resource, mostly a model, whose prices hold, in place of the one called (Pay-i:
         * {@code price_as_resource}). Needed for Azure, where the call names a deployment.
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
         * How many calls may be made in the context; see {@link Track#maxCalls()}.
         *
         * @param calls 0 or greater
         * @return this builder
         * @throws IllegalArgumentException if the number is negative
         */
        public Builder maxCalls(int calls) {
            values.set("max_calls", calls);
            return this;
        }

        /**
         * What the calls in the context may cost together; see {@link Track#maxCostUsd()}.
         *
         * @param usd US dollars, 0 or greater
         * @return this builder
         * @throws IllegalArgumentException if the amount is negative, infinite or not a number
         */
        public Builder maxCostUsd(double usd) {
            values.set("max_cost_usd", usd);
            return this;
        }

        /**
         * Whether prompts and answers may be sent to Pay-i (Pay-i: {@code log_prompt_and_response}); see
         * {@link Track#logPromptAndResponse()}.
         *
         * @param log true if they may; {@code payi.log-prompt-and-response} has to be true as well
         * @return this builder
         */
        public Builder logPromptAndResponse(boolean log) {
            values.set("log_prompt_and_response", log);
            return this;
        }

        /**
         * Whether calls are routed through Pay-i (Pay-i: {@code proxy}); see {@link Track#proxy()}.
         *
         * @param proxy true to route them through Pay-i, false to report them
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
         * @param task the task
         */
        public void run(Runnable task) {
            build().run(task);
        }

        /**
         * Short for {@code build().call(task)}.
         *
         * @param <T> the type of the result
         * @param task the task
         * @return the result of the task
         * @throws Exception if the task throws it
         */
        public <T> T call(Callable<T> task) throws Exception {
            return build().call(task);
        }
    }
}
