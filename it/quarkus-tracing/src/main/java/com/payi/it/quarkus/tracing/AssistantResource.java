package com.payi.it.quarkus.tracing;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import io.smallrye.mutiny.Uni;

/** Each request is a span. */
@Path("/")
public class AssistantResource {
    @Inject
    Assistant assistant;

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
    @Path("official")
    public String official() {
        return assistant.askOfficially("anna");
    }
}
