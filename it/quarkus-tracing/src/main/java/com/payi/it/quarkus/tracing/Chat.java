package com.payi.it.quarkus.tracing;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** A provider. */
@RegisterRestClient(configKey = "provider")
@Path("/v1/chat/completions")
@Consumes(MediaType.APPLICATION_JSON)
public interface Chat {
    @POST
    String ask(String question);

    @POST
    Uni<String> askLater(String question);

    @POST
    @Produces(MediaType.SERVER_SENT_EVENTS)
    Multi<String> askForStream(String question);
}
