package com.payi.it.quarkus;

import java.io.InputStream;
import java.util.concurrent.CompletionStage;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.client.SseEvent;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** A provider, with every kind of result that the REST client knows. */
@RegisterRestClient(configKey = "provider")
@RegisterProvider(ThreadProbe.class)
@Path("/v1/chat/completions")
@Consumes(MediaType.APPLICATION_JSON)
public interface ChatClient {
    @POST
    String text(Question question);

    @POST
    String text(String json);

    @POST
    Completion pojo(Question question);

    @POST
    Uni<Completion> uni(Question question);

    @POST
    CompletionStage<Completion> stage(Question question);

    @POST
    Response response(Question question);

    @POST
    Uni<Response> uniResponse(Question question);

    @POST
    InputStream inputStream(Question question);

    @POST
    @Produces(MediaType.SERVER_SENT_EVENTS)
    Multi<String> texts(Question question);

    @POST
    @Produces(MediaType.SERVER_SENT_EVENTS)
    Multi<SseEvent<String>> events(Question question);
}
