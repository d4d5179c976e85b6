package com.payi.it.quarkus.devui;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

import com.payi.cdi.TrackContext;

/** Makes the calls that a test asks for. */
@Path("/desk")
public class DeskResource {
    @Inject
    Desk desk;

    @GET
    @Path("answer")
    public String answer(@QueryParam("model") String model, @QueryParam("user") String user) {
        try (var context = TrackContext.builder().userId(user).open()) {
            return desk.answer(model);
        }
    }

    @GET
    @Path("summary")
    public String summary(@QueryParam("model") String model, @QueryParam("user") String user) {
        try (var context = TrackContext.builder().userId(user).open()) {
            return desk.summarize(model);
        }
    }
}
