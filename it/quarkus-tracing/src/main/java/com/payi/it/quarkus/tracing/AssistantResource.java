package com.payi.it.quarkus.tracing;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** Each request is a span. */
@Path("/")
public class AssistantResource {
    @Inject
    Assistant assistant;

    @Inject
    Advisor advisor;

    @GET
    @Path("now")
    public String now() {
        return assistant.ask("anna");
    }

    @GET
    @Path("later")
    public Uni<String> later() {
        return assistant.askLater("anna");
    }

    @GET
    @Path("stream")
    public Multi<String> stream() {
        return assistant.askForStream("anna");
    }

    @GET
    @Path("advice")
    public String advice() {
        return advisor.advise("Is it good?", "anna");
    }

    @GET
    @Path("advice-in-parts")
    public Multi<String> adviceInParts() {
        return advisor.adviseInParts("Is it good?", "anna");
    }

    @GET
    @Path("official")
    public String official() {
        return assistant.askOfficially("anna");
    }
}
