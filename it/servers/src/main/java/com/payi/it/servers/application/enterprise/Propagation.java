package com.payi.it.servers.application.enterprise;

import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.enterprise.concurrent.ContextService;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.rest.client.inject.RestClient;

import com.payi.cdi.Track;
import com.payi.cdi.TrackContext;
import com.payi.it.servers.application.Caller;
import com.payi.it.servers.application.Question;
import com.payi.it.servers.application.microprofile.Provider;

/** One tracked method for each way, all with the same context. */
@ApplicationScoped
public class Propagation {
    @Inject
    Caller caller;

    @Inject
    BackgroundWork background;

    @EJB
    BackgroundBean bean;

    @Inject
    @RestClient
    Provider restClient;

    @Resource
    ManagedExecutorService executor;

    @Resource
    ManagedScheduledExecutorService scheduler;

    @Resource
    ContextService contexts;

    @Resource(lookup = BackgroundBean.EXECUTOR)
    ManagedExecutorService ownExecutor;

    @Track(useCaseName = "propagation")
    public Future<String> call(Way way, URI provider, String model) {
        return stage(way, provider, model);
    }

    private Future<String> stage(Way way, URI provider, String model) {
        Supplier<String> call = () -> caller.call(provider, model);
        return switch (way) {
            case WAITING -> CompletableFuture.completedFuture(call.get());
            case ASYNC -> future(caller.callAsync(provider, model));
            case RX -> future(caller.callReactively(provider, model));
            case REST_CLIENT -> CompletableFuture.completedFuture(restClient.complete(Question.to(model)));
            case REST_CLIENT_STAGE -> future(restClient.completeLater(Question.to(model)));
            case MANAGED_EXECUTOR -> executor.submit(call::get);
            case SCHEDULED_EXECUTOR -> scheduler.schedule(call::get, 1, TimeUnit.MILLISECONDS);
            case CONTEXT_SERVICE -> onThreadOfItsOwn(contexts.contextualSupplier(call));
            case OWN_CONTEXT -> ownExecutor.submit(call::get);
            case ASYNCHRONOUS -> background.concurrently(provider, model);
            case FAULT_TOLERANT -> future(background.faultTolerantly(provider, model));
            case ENTERPRISE_BEAN -> bean.ask(provider, model);
            case CARRYING_EXECUTOR -> CompletableFuture.supplyAsync(call, TrackContext.executor(executor));
            case COMMON_POOL -> CompletableFuture.supplyAsync(call);
            case WRAPPED -> CompletableFuture.supplyAsync(TrackContext.wrapSupplier(call));
        };
    }

    private static Future<String> future(CompletionStage<String> stage) {
        return stage.toCompletableFuture();
    }

    private static Future<String> onThreadOfItsOwn(Supplier<String> call) {
        return CompletableFuture.supplyAsync(call, task -> new Thread(task, "of its own").start());
    }
}
