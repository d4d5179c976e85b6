package com.payi.it.servers.application.enterprise;

/** How a call gets from a tracked method to the sending thread: the rows of docs/reference/propagation-servers.md. */
public enum Way {
    WAITING("JAX-RS client, waiting", ""),
    ASYNC("JAX-RS client, `async()`", Way.EXECUTOR_OF_BUILDER),
    RX("JAX-RS client, `rx()`", Way.EXECUTOR_OF_BUILDER),
    REST_CLIENT("MicroProfile REST client, waiting", ""),
    REST_CLIENT_STAGE("MicroProfile REST client, `CompletionStage`", "call a waiting method in `TrackContext.wrap(…)`"),
    MANAGED_EXECUTOR("`ManagedExecutorService`, the default one", Way.EXECUTOR),
    SCHEDULED_EXECUTOR("`ManagedScheduledExecutorService`, the default one", Way.WRAP),
    CONTEXT_SERVICE("`ContextService`, the default one, on a thread of its own", Way.WRAP),
    OWN_CONTEXT("executor whose `@ContextServiceDefinition` names `TrackContext.CONTEXT_TYPE`", Way.EXECUTOR),
    ASYNCHRONOUS("`@Asynchronous` of Jakarta Concurrency", "an `executor` whose context names `TrackContext.CONTEXT_TYPE`"),
    FAULT_TOLERANT("`@Asynchronous` of MicroProfile Fault Tolerance", "`@Track` on the asynchronous method"),
    ENTERPRISE_BEAN("`@Asynchronous` of Jakarta Enterprise Beans", "`@Track` on the asynchronous method"),
    CARRYING_EXECUTOR("`TrackContext.executor(…)` of the default `ManagedExecutorService`", ""),
    COMMON_POOL("`CompletableFuture.supplyAsync(…)`", "give it `TrackContext.executor(…)` of a managed executor"),
    WRAPPED("`CompletableFuture.supplyAsync(…)`, with a task from `TrackContext.wrap(…)`",
            "give it a managed executor as well");

    private static final String EXECUTOR_OF_BUILDER = "give the client's builder `TrackContext.executor(…)`";
    private static final String EXECUTOR = "`TrackContext.executor(…)` of it";
    private static final String WRAP = "`TrackContext.wrap(…)` of the task";

    private final String label;
    private final String remedy;

    Way(String label, String remedy) {
        this.label = label;
        this.remedy = remedy;
    }

    public String label() {
        return label;
    }

    /** What an application can do where the context is not there. */
    public String remedy() {
        return remedy;
    }
}
