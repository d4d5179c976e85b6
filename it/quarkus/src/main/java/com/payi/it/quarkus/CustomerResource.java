package com.payi.it.quarkus;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.rest.client.inject.RestClient;

import com.payi.cdi.EffectiveContext;
import com.payi.cdi.Track;
import com.payi.cdi.TrackContext;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;

/** Its user is the request's. */
@Path("/customer")
@Produces(MediaType.TEXT_PLAIN)
public class CustomerResource {
    @Inject
    @RestClient
    ChatClient client;

    @Inject
    @RestClient
    OrdersClient orders;

    @GET
    @Path("/plain/{model}")
    @Blocking
    public String plain(@PathParam("model") String model) {
        return client.pojo(Question.to(model)).model();
    }

    @GET
    @Path("/tracked/{model}")
    @Blocking
    @Track(useCaseName = "tracked")
    public String tracked(@PathParam("model") String model) {
        return client.pojo(Question.to(model)).model();
    }

    @GET
    @Path("/async/{model}")
    @NonBlocking
    public Uni<String> async(@PathParam("model") String model) {
        return client.uni(Question.to(model)).map(Completion::model);
    }

    @GET
    @Path("/who")
    @Blocking
    public String who() {
        EffectiveContext context = TrackContext.current();
        return context.useCaseName().orElse("") + " " + context.useCaseId().orElse("") + " " + context.userId().orElse("") + " "
                + context.limitIds();
    }

    @GET
    @Path("/orders")
    @Blocking
    @Track(useCaseName = "orders", useCaseId = "42", limitIds = "daily")
    public String orders() {
        return orders.all();
    }
}
