package com.payi.it.quarkus;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Another service, and no GenAI. */
@RegisterRestClient(configKey = "provider")
@Path("/orders")
public interface OrdersClient {
    @GET
    String all();
}
