package com.payi.it.quarkus.devservice;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

/** For calls from outside of the application. */
@Path("/answer")
public class AssistantResource {
    private final Assistant assistant;

    AssistantResource(Assistant assistant) {
        this.assistant = assistant;
    }

    @GET
    public String answer(@QueryParam("model") String model) {
        return assistant.answer(model);
    }
}
