package com.payi.it.quarkus.devui;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

import io.smallrye.mutiny.Multi;

/** A provider. */
@RegisterRestClient(configKey = "provider")
@Path("/v1/chat/completions")
@Consumes(MediaType.APPLICATION_JSON)
public interface Provider {
    @POST
    String ask(String json);

    @POST
    @Produces(MediaType.SERVER_SENT_EVENTS)
    Multi<String> stream(String json);
}
