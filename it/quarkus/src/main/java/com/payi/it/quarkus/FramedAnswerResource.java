package com.payi.it.quarkus;

import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.RestMulti;

import com.payi.cdi.Track;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** Answers that come in parts and have a status and headers of their own. */
@Path("/parts")
@Produces(MediaType.APPLICATION_JSON)
@Track(useCaseName = "parts")
public class FramedAnswerResource {
    @Inject
    @RestClient
    ChatClient client;

    @GET
    @Path("/multi")
    public Multi<String> multi() {
        return built(false);
    }

    @GET
    @Path("/array")
    public RestMulti<String> array() {
        return built(true);
    }

    @GET
    @Path("/later")
    public Multi<String> later() {
        return RestMulti.fromUniResponse(Uni.createFrom().item("later"), item -> calls(),
                item -> Map.of("X-Part", List.of(item)),
                item -> 222);
    }

    private RestMulti<String> built(boolean array) {
        return RestMulti.fromMultiData(calls()).status(222).header("X-Part", "one").header("X-Part", "two")
                .withDemand(2).encodeAsJsonArray(array).build();
    }

    private Multi<String> calls() {
        return Multi.createFrom().items("first-model", "second-model").onItem()
                .transformToUniAndConcatenate(model -> client.uni(Question.to(model)))
                .map(completion -> '"' + completion.model() + '"');
    }
}
