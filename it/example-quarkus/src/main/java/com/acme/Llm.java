package com.acme;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** A model of OpenAI. */
@RegisterRestClient(configKey = "llm")
@Path("/v1/chat/completions")
@Consumes(MediaType.APPLICATION_JSON)
public interface Llm {
    @POST
    String chat(String request);
}
