package com.payi.it.quarkus;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.context.ManagedExecutor;

import com.payi.cdi.TrackContext;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;

/** Requests of any number of users, each with two branches at the same time, in every style. */
@Path("/requests")
@Produces(MediaType.TEXT_PLAIN)
public class RequestResource {
    @Inject
    Branches branches;

    @Inject
    ManagedExecutor executor;

    @GET
    @Path("/blocking/{user}/{calls}")
    @Blocking
    public String blocking(@PathParam("user") String user, @PathParam("calls") int calls) throws Exception {
        return inContextOf(user, () -> {
            CompletableFuture<String> left = executor
                    .supplyAsync(() -> branches.left(() -> branches.waiting("left." + user, calls)));
            CompletableFuture<String> right = executor
                    .supplyAsync(() -> branches.right(() -> branches.waiting("right." + user, calls)));
            return left.join() + right.join();
        });
    }

    @GET
    @Path("/uni/{user}/{calls}")
    @NonBlocking
    public Uni<String> uni(@PathParam("user") String user, @PathParam("calls") int calls) throws Exception {
        return inContextOf(user, () -> Uni.join()
                .all(branches.leftUni("left." + user, calls), branches.rightUni("right." + user, calls)).andFailFast()
                .map(both -> String.join("", both)));
    }

    @GET
    @Path("/stage/{user}/{calls}")
    @NonBlocking
    public CompletionStage<String> stage(@PathParam("user") String user, @PathParam("calls") int calls) throws Exception {
        return inContextOf(user, () -> branches.leftStage("left." + user, calls)
                .thenCombine(branches.rightStage("right." + user, calls), String::concat));
    }

    private static <T> T inContextOf(String user, Callable<T> work) throws Exception {
        return TrackContext.builder().userId(user).limitIds(user).build().call(work);
    }
}
