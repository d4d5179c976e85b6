package com.payi.it.servers.application.microprofile;

import java.util.concurrent.CompletionStage;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

import com.payi.it.servers.application.rest.ThreadNote;

/** A provider, and a service that is none, as a MicroProfile REST client; {@code provider/mp-rest/url} is its address. */
@Path("/v1")
@RegisterProvider(ThreadNote.class)
@RegisterRestClient(configKey = "provider")
public interface Provider {
    @POST
    @Path("/chat/completions")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    String complete(String question);

    @POST
    @Path("/chat/completions")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    CompletionStage<String> completeLater(String question);

    /** No GenAI call. */
    @GET
    @Path("/orders")
    String orders(@QueryParam("of") String customer);
}
