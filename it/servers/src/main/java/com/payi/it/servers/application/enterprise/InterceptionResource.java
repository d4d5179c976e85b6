package com.payi.it.servers.application.enterprise;

import java.net.URI;
import java.util.concurrent.TimeUnit;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.eclipse.microprofile.rest.client.inject.RestClient;

import com.payi.cdi.Track;
import com.payi.it.servers.application.Caller;
import com.payi.it.servers.application.Question;

/** Lets a test call each kind of tracked method. */
@Path("/interception")
@Produces(MediaType.TEXT_PLAIN)
@RequestScoped
public class InterceptionResource {
    @Inject
    Caller caller;

    @Inject
    TrackedBean bean;

    @EJB
    TrackedStateless stateless;

    @EJB
    TrackedStatelessClass statelessClass;

    @EJB
    TrackedSingleton singleton;

    @EJB
    TrackedStateful stateful;

    @EJB
    TrackedTimer timer;

    @Inject
    TrackedOfSession ofSession;

    @Inject
    @RestClient
    TrackedProvider restClient;

    @POST
    @Path("/RESOURCE")
    @Track(useCaseName = Interception.USE_CASE)
    public String call(@QueryParam("provider") URI provider, @QueryParam("model") String model) {
        return caller.call(provider, model);
    }

    @POST
    @Path("/{kind}")
    public String call(@PathParam("kind") Interception kind, @QueryParam("provider") URI provider,
            @QueryParam("model") String model) throws Exception {
        return switch (kind) {
            case BEAN -> bean.call(provider, model);
            case SELF_INVOCATION -> bean.callItself(provider, model);
            case STATELESS -> stateless.call(provider, model);
            case STATELESS_CLASS -> statelessClass.call(provider, model);
            case STATELESS_SELF_INVOCATION -> stateless.callItself(provider, model);
            case SINGLETON -> singleton.call(provider, model);
            case STATEFUL -> stateful.call(provider, model);
            case SESSION_SCOPED -> ofSession.call(provider, model);
            case ASYNCHRONOUS -> bean.callConcurrently(provider, model).get(20, TimeUnit.SECONDS);
            case FAULT_TOLERANT -> bean.callFaultTolerantly(provider, model).toCompletableFuture().get(20, TimeUnit.SECONDS);
            case ENTERPRISE_ASYNCHRONOUS -> stateless.callLater(provider, model).get(20, TimeUnit.SECONDS);
            case TIMER -> timer.call(provider, model);
            case REST_CLIENT_INJECTED -> restClient.complete(Question.to(model));
            case REST_CLIENT_BUILT -> RestClientBuilder.newBuilder().baseUri(provider).build(TrackedProvider.class)
                    .complete(Question.to(model));
            default -> throw new IllegalArgumentException(kind.name());
        };
    }
}
