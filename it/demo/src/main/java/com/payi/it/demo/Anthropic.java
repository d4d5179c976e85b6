package com.payi.it.demo;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.rest.client.annotation.ClientHeaderParam;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Another provider. */
@RegisterRestClient(configKey = "anthropic")
@ClientHeaderParam(name = "anthropic-version", value = "2023-06-01")
@Path("/v1/messages")
@Consumes(MediaType.APPLICATION_JSON)
interface Anthropic {
    @POST
    String message(Chat.Request request);
}
