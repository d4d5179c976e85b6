package com.payi.it.quarkus.ai;

import java.util.function.Function;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import com.payi.cdi.Track;

import dev.langchain4j.service.TokenStream;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Multi;

/** One request for each way that a plan can be streamed in. */
@Path("/plans/{way}/{user}")
@Produces(MediaType.TEXT_PLAIN)
public class PlanResource {
    private static final String QUESTION = "What do I do tomorrow?";

    @Inject
    Planner planner;

    @GET
    @Path("/blocking")
    @Blocking
    @Track(useCaseName = "plan", limitIds = "plan_limit")
    public Multi<String> blocking(@PathParam("way") Way way, @PathParam("user") @Track.UserId String user) {
        return way.plan(planner);
    }

    @GET
    @Path("/non-blocking")
    @NonBlocking
    @Track(useCaseName = "plan", limitIds = "plan_limit")
    public Multi<String> nonBlocking(@PathParam("way") Way way, @PathParam("user") @Track.UserId String user) {
        return way.plan(planner);
    }

    @GET
    @Path("/tracked")
    @NonBlocking
    public Multi<String> tracked(@PathParam("user") String user) {
        return planner.trackedPlan(QUESTION, user);
    }

    @GET
    @Path("/tracked-stream")
    @Blocking
    public Multi<String> trackedStream(@PathParam("user") String user) {
        return items(planner.trackedStream(QUESTION, user));
    }

    private static Multi<String> items(TokenStream stream) {
        return Multi.createFrom().emitter(items -> stream.onPartialResponse(items::emit)
                .onCompleteResponse(answer -> items.complete()).onError(items::fail).start());
    }

    /** How the AI service is asked. */
    public enum Way {
        MULTI(planner -> planner.plan(QUESTION)),
        MULTI_AT_ONCE(planner -> planner.planAtOnce(QUESTION)),
        TOKEN_STREAM(planner -> items(planner.stream(QUESTION)));

        private final Function<Planner, Multi<String>> call;

        Way(Function<Planner, Multi<String>> call) {
            this.call = call;
        }

        private Multi<String> plan(Planner planner) {
            return call.apply(planner);
        }
    }
}
