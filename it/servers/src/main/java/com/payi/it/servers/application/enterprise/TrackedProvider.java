package com.payi.it.servers.application.enterprise;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

import com.payi.cdi.Track;

/** A REST client whose method is a use case. */
@Path("/v1")
@RegisterRestClient(configKey = "provider")
public interface TrackedProvider {
    @POST
    @Path("/chat/completions")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Track(useCaseName = Interception.USE_CASE)
    String complete(String question);
}
