package com.payi.it.servers.application.enterprise;

import java.net.URI;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** Lets a test make a call in each way; the answer is the name of the thread that called. */
@Path("/propagation")
@Produces(MediaType.TEXT_PLAIN)
@RequestScoped
public class PropagationResource {
    @Inject
    Propagation propagation;

    @POST
    @Path("/{way}")
    public String call(@PathParam("way") Way way, @QueryParam("provider") URI provider, @QueryParam("model") String model)
            throws Exception {
        propagation.call(way, provider, model).get(20, TimeUnit.SECONDS);
        return Thread.currentThread().getName();
    }
}
