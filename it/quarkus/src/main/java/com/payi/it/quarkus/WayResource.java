package com.payi.it.quarkus;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.context.ManagedExecutor;
import org.eclipse.microprofile.faulttolerance.Asynchronous;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.rest.client.inject.RestClient;

import com.payi.cdi.Track;
import com.payi.cdi.TrackContext;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;

/** One request for each place that a call can be made in. */
@Path("/ways")
@Produces(MediaType.TEXT_PLAIN)
public class WayResource {
    private static final Question FIRST = Question.to("first-model");
    private static final Question MEASURED = Question.to(ThreadProbe.MODEL);

    private final AtomicBoolean failsNext = new AtomicBoolean(true);
    private final ExecutorService own = Executors.newSingleThreadExecutor(task -> new Thread(task, "own executor"));

    @Inject
    @RestClient
    ChatClient client;

    @Inject
    @RestClient
    TokenClient tokens;

    @Inject
    ManagedExecutor executor;

    @Inject
    Branches branches;

    @PreDestroy
    void stop() {
        own.shutdownNow();
    }

    @GET
    @Path("/blocking")
    @Blocking
    @Track(useCaseName = "desk")
    public String blocking() {
        return client.pojo(MEASURED).model();
    }

    @GET
    @Path("/uni")
    @NonBlocking
    @Track(useCaseName = "desk")
    public Uni<String> uni() {
        return client.uni(MEASURED).map(Completion::model);
    }

    @GET
    @Path("/uni-second")
    @NonBlocking
    @Track(useCaseName = "desk")
    public Uni<String> uniSecond() {
        return client.uni(FIRST).chain(first -> client.uni(MEASURED)).map(Completion::model);
    }

    @GET
    @Path("/uni-emit-on")
    @NonBlocking
    @Track(useCaseName = "desk")
    public Uni<String> uniEmitOn() {
        return Uni.createFrom().item(1).emitOn(Infrastructure.getDefaultWorkerPool())
                .map(item -> client.pojo(MEASURED).model());
    }

    /** Only the second attempt makes the call. */
    @GET
    @Path("/uni-retried")
    @NonBlocking
    @Retry(maxRetries = 1, delay = 20, jitter = 0)
    @Track(useCaseName = "desk")
    public Uni<String> uniRetried() {
        return failsNext.compareAndSet(true, false)
                ? Uni.createFrom().failure(new IllegalStateException("the first attempt fails"))
                : client.uni(MEASURED).map(Completion::model).onTermination().invoke(() -> failsNext.set(true));
    }

    @GET
    @Path("/uni-token")
    @NonBlocking
    @Track(useCaseName = "desk")
    public Uni<String> uniWithToken() {
        return tokens.uni(MEASURED).map(Completion::model);
    }

    @GET
    @Path("/asynchronous")
    @Asynchronous
    @Track(useCaseName = "desk")
    public CompletionStage<String> asynchronous() {
        return CompletableFuture.completedFuture(client.pojo(MEASURED).model());
    }

    @GET
    @Path("/uni-join")
    @NonBlocking
    public Uni<String> uniJoin() {
        return Uni.join().all(branches.leftUni(ThreadProbe.MODEL, 1), branches.rightUni(ThreadProbe.MODEL, 1)).andFailFast()
                .map(both -> both.get(0));
    }

    @GET
    @Path("/multi")
    @NonBlocking
    @Track(useCaseName = "desk")
    public Multi<String> multi() {
        return client.texts(new Question(ThreadProbe.MODEL, MEASURED.messages(), true, MEASURED.streamOptions()));
    }

    @GET
    @Path("/multi-of-calls")
    @NonBlocking
    @Track(useCaseName = "desk")
    public Multi<String> multiOfCalls() {
        return Multi.createFrom().items(1, 2).onItem().transformToUniAndConcatenate(item -> client.uni(MEASURED))
                .map(Completion::model);
    }

    @GET
    @Path("/stage")
    @NonBlocking
    @Track(useCaseName = "desk")
    public CompletionStage<String> stage() {
        return client.stage(MEASURED).thenApply(Completion::model);
    }

    @GET
    @Path("/stage-second")
    @NonBlocking
    @Track(useCaseName = "desk")
    public CompletionStage<String> stageSecond() {
        return client.stage(FIRST).thenCompose(first -> client.stage(MEASURED)).thenApply(Completion::model);
    }

    @GET
    @Path("/stage-second-on-worker")
    @Blocking
    @Track(useCaseName = "desk")
    public CompletionStage<String> stageSecondFromWorker() {
        return client.stage(FIRST).thenCompose(first -> client.stage(MEASURED)).thenApply(Completion::model);
    }

    /** The second call goes on behind the first one's method, which has a context of its own. */
    @GET
    @Path("/stage-nested")
    @NonBlocking
    @Track(useCaseName = "desk")
    public CompletionStage<String> stageNested() {
        return branches.leftStage("first-model", 1).thenCompose(first -> client.stage(MEASURED)).thenApply(Completion::model);
    }

    @GET
    @Path("/stage-caller")
    @NonBlocking
    public CompletionStage<String> stageOfCaller() {
        return branches.leftStage("first-model", 1).thenCompose(first -> client.stage(MEASURED)).thenApply(Completion::model);
    }

    @GET
    @Path("/stage-shared")
    @NonBlocking
    public CompletionStage<String> stageShared() {
        CompletionStage<String> lefts = branches.leftStage("first-model", 1);
        return branches.right(() -> lefts.thenCompose(first -> client.stage(MEASURED))).thenApply(Completion::model);
    }

    @GET
    @Path("/stage-shared-wrapped")
    @NonBlocking
    public CompletionStage<String> stageSharedWrapped() {
        CompletionStage<String> lefts = branches.leftStage("first-model", 1);
        return branches.right(() -> lefts.thenCompose(TrackContext.wrap(first -> client.stage(MEASURED))))
                .thenApply(Completion::model);
    }

    @GET
    @Path("/uni-caller")
    @NonBlocking
    public Uni<String> uniOfCaller() {
        return branches.leftUni("first-model", 1).chain(first -> client.uni(MEASURED)).map(Completion::model);
    }

    @GET
    @Path("/managed-executor")
    @Blocking
    @Track(useCaseName = "desk")
    public String managedExecutor() {
        return executor.supplyAsync(() -> client.pojo(MEASURED).model()).join();
    }

    @GET
    @Path("/managed-executor-branches")
    @Blocking
    public String managedExecutorBranches() {
        CompletableFuture<String> left = executor
                .supplyAsync(() -> branches.left(() -> branches.waiting(ThreadProbe.MODEL, 1)));
        CompletableFuture<String> right = executor
                .supplyAsync(() -> branches.right(() -> branches.waiting(ThreadProbe.MODEL, 1)));
        return left.join() + right.join();
    }

    @GET
    @Path("/own-executor")
    @Blocking
    @Track(useCaseName = "desk")
    public String ownExecutor() {
        return CompletableFuture.supplyAsync(() -> client.pojo(MEASURED).model(), own).join();
    }

    @GET
    @Path("/own-executor-carried")
    @Blocking
    @Track(useCaseName = "desk")
    public String ownExecutorCarried() {
        return CompletableFuture.supplyAsync(() -> client.pojo(MEASURED).model(), TrackContext.executor(own)).join();
    }
}
