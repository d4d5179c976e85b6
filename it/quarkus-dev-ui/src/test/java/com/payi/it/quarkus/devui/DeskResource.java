package com.payi.it.quarkus.devui;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;

import com.payi.cdi.TrackContext;
import com.payi.cdi.TrackScope;

/** Makes the calls that a test asks for. */
@Path("/desk")
public class DeskResource {
    @Inject
    Desk desk;

    @GET
    @Path("{useCase}")
    public String ask(@PathParam("useCase") String useCase, @QueryParam("model") String model,
            @QueryParam("user") String user) {
        try (TrackScope context = TrackContext.builder().userId(user).open()) {
            return switch (useCase) {
                case "answer" -> desk.answer(model);
                case "summary" -> desk.summarize(model);
                case "search" -> desk.search(model);
                case "translation" -> desk.translate(model);
                default -> desk.advise(model).toString();
            };
        }
    }
}
