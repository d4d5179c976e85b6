package com.payi.it.quarkus;

import java.util.concurrent.CompletionStage;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.rest.client.inject.RestClient;

import com.payi.cdi.Track;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.NonBlocking;

/** Two users, each with requests that wait for the answer on a worker and requests that stay on the event loop. */
@Path("/users")
@Produces(MediaType.TEXT_PLAIN)
public class UserResource {
    @Inject
    @RestClient
    ChatClient client;

    @GET
    @Path("/anna/blocking/{model}")
    @Blocking
    @Track(useCaseName = "annas", userId = "anna", limitIds = "annas_limit")
    public String annaWaits(@PathParam("model") String model) {
        return client.pojo(Question.to(model)).model();
    }

    @GET
    @Path("/berta/blocking/{model}")
    @Blocking
    @Track(useCaseName = "bertas", userId = "berta", limitIds = "bertas_limit")
    public String bertaWaits(@PathParam("model") String model) {
        return client.pojo(Question.to(model)).model();
    }

    @GET
    @Path("/anna/async/{model}")
    @NonBlocking
    @Track(useCaseName = "annas", userId = "anna", limitIds = "annas_limit")
    public CompletionStage<String> annaGoesOn(@PathParam("model") String model) {
        return client.stage(Question.to(model)).thenApply(Completion::model);
    }

    @GET
    @Path("/berta/async/{model}")
    @NonBlocking
    @Track(useCaseName = "bertas", userId = "berta", limitIds = "bertas_limit")
    public CompletionStage<String> bertaGoesOn(@PathParam("model") String model) {
        return client.stage(Question.to(model)).thenApply(Completion::model);
    }
}
