package com.payi.it.clients;

import java.util.concurrent.CompletionStage;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;

/** A provider, as a MicroProfile REST client. */
@Path("/v1/chat/completions")
@Consumes(MediaType.APPLICATION_JSON)
public interface ChatClient {
    @POST
    String ask(String question);

    @POST
    CompletionStage<String> askLater(String question);
}
