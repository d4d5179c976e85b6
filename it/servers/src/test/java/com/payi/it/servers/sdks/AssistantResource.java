package com.payi.it.servers.sdks;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** Lets a test ask: the user has the name of the model. */
@Path("/assistant")
@Produces(MediaType.TEXT_PLAIN)
@RequestScoped
public class AssistantResource {
    @Inject
    Assistant assistant;

    @POST
    @Path("/{client}")
    public String ask(@PathParam("client") String client, @QueryParam("model") String model) {
        return switch (client) {
            case "langchain4j" -> assistant.langChain4j(model, model);
            case "langchain4j-stream" -> assistant.langChain4jStream(model, model).toCompletableFuture().join();
            case "openai-java" -> assistant.openAi(model, model);
            case "openai-java-async" -> assistant.openAiAsync(model, model).join();
            case "openai-java-stream" -> assistant.openAiStream(model, model);
            default -> throw new IllegalArgumentException(client);
        };
    }
}
