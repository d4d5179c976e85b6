package org.acme;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

@Path("/assistant")
public class AssistantResource {
    @Inject
    Assistant assistant;

    @GET
    public String ask(@QueryParam("question") String question, @QueryParam("user") String user) {
        return assistant.answer(question, user);
    }
}
