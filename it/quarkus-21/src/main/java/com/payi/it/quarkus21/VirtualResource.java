package com.payi.it.quarkus21;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.context.ManagedExecutor;
import org.eclipse.microprofile.rest.client.inject.RestClient;

import com.payi.cdi.Track;
import com.payi.cdi.TrackContext;

import io.quarkus.virtual.threads.VirtualThreads;
import io.smallrye.common.annotation.RunOnVirtualThread;

/** Requests that run on virtual threads. */
@Path("/virtual")
@Produces(MediaType.TEXT_PLAIN)
@RunOnVirtualThread
public class VirtualResource {
    @Inject
    @RestClient
    ChatClient client;

    @Inject
    Branches branches;

    @Inject
    ManagedExecutor managed;

    @Inject
    @VirtualThreads
    ExecutorService virtual;

    @GET
    @Path("/itself")
    @Track(useCaseName = "desk")
    public String itself() {
        return client.ask("measured-model");
    }

    @GET
    @Path("/managed-executor")
    @Track(useCaseName = "desk")
    public String managedExecutor() {
        return managed.supplyAsync(() -> client.ask("measured-model")).join();
    }

    @GET
    @Path("/virtual-executor")
    @Track(useCaseName = "desk")
    public String virtualExecutor() {
        return CompletableFuture.supplyAsync(() -> client.ask("measured-model"), virtual).join();
    }

    @GET
    @Path("/virtual-executor-carried")
    @Track(useCaseName = "desk")
    public String virtualExecutorCarried() {
        return CompletableFuture.supplyAsync(() -> client.ask("measured-model"), TrackContext.executor(virtual)).join();
    }

    @GET
    @Path("/requests/{user}/{calls}")
    public String requests(@PathParam("user") String user, @PathParam("calls") int calls) throws Exception {
        return inContextOf(user, () -> {
            ExecutorService executor = TrackContext.executor(virtual);
            CompletableFuture<String> left = CompletableFuture.supplyAsync(() -> branches.left("left." + user, calls), executor);
            CompletableFuture<String> right = CompletableFuture.supplyAsync(() -> branches.right("right." + user, calls),
                    executor);
            return left.join() + right.join();
        });
    }

    private static <T> T inContextOf(String user, Callable<T> work) throws Exception {
        return TrackContext.builder().userId(user).limitIds(user).build().call(work);
    }
}
