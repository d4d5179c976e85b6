package com.payi.it.servers.application.rest;

import java.io.InputStream;
import java.net.URI;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;

import com.payi.it.servers.application.FrontDesk;
import com.payi.it.servers.application.Lines;
import com.payi.it.servers.application.Order;

/** Lets a test give orders to the application by JAX-RS. */
@Path("/documents")
@Produces(MediaType.TEXT_PLAIN)
@RequestScoped
public class DeskResource {
    @Inject
    FrontDesk desk;

    /** Answers with status 500 and the failure where the task fails, whatever the failure is. */
    @POST
    @Path("/{task}")
    public Response perform(@PathParam("task") String task, @QueryParam("provider") URI provider,
            @QueryParam("model") String model) {
        try {
            Object done = desk.perform(task, new Order(provider, model));
            return Response.ok(done instanceof InputStream events ? (StreamingOutput) out -> Lines.passOn(events, out) : done)
                    .build();
        } catch (Exception e) {
            return Response.serverError().entity(e.toString()).build();
        }
    }
}
