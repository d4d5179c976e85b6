package com.payi.it.demo.dev;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

/** A call by hand: {@code /answer?ticket=...&user=...}. */
@Path("/answer")
public class SupportResource {
    @Inject
    SupportDesk desk;

    @GET
    public String answer(@QueryParam("ticket") String ticket, @QueryParam("user") String user) {
        return desk.answer(ticket == null ? "Where is my parcel?" : ticket, user);
    }
}
