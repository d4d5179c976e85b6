package com.payi.it.demo;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.rest.client.annotation.ClientHeaderParam;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

import io.smallrye.mutiny.Multi;

/** An ordinary REST client: it knows nothing of Pay-i. */
@RegisterRestClient(configKey = "openai")
@ClientHeaderParam(name = "Authorization", value = "Bearer ${openai.api-key}")
@Path("/v1")
@Consumes(MediaType.APPLICATION_JSON)
interface OpenAi {
    @POST
    @Path("/chat/completions")
    Chat.Completion chat(Chat.Request request);

    @POST
    @Path("/chat/completions")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    Multi<String> chatStream(Chat.Request request);

    @POST
    @Path("/embeddings")
    String embed(Chat.Request request);
}
