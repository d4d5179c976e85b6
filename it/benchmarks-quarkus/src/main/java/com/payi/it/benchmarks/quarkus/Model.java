package com.payi.it.benchmarks.quarkus;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** A client that the application has and does not use. */
@RegisterRestClient(baseUri = "https://api.openai.com")
@Path("/v1/chat/completions")
interface Model {
    @POST
    String complete(String prompt);
}
