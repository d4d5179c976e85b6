package com.payi.it.quarkus21;

import java.util.List;
import java.util.Map;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** A provider. */
@RegisterRestClient(configKey = "provider")
@RegisterProvider(ThreadProbe.class)
@Path("/v1/chat/completions")
@Consumes(MediaType.APPLICATION_JSON)
public interface ChatClient {
    @POST
    String ask(Map<String, Object> question);

    default String ask(String model) {
        return ask(Map.of("model", model, "messages", List.of()));
    }
}
