package com.payi.it.servers.sdks;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** Lets a test see how the application's clients behave: the user has the name of the model. */
@Path("/behaviour/{client}")
@Produces(MediaType.TEXT_PLAIN)
@RequestScoped
public class BehaviourResource {
    private static final String LANGCHAIN4J = "langchain4j";

    @Inject
    Behaviours behaviours;

    @PathParam("client")
    String client;

    @QueryParam("model")
    String model;

    private boolean isLangChain4j() {
        return client.equals(LANGCHAIN4J);
    }

    @POST
    @Path("/first-token")
    public String firstToken() {
        return isLangChain4j()
                ? behaviours.firstTokenByLangChain4j(model, model).join()
                : behaviours.firstToken(model, model);
    }

    @POST
    @Path("/proxied")
    public String proxied() {
        return String.valueOf(isLangChain4j()
                ? behaviours.hasResultByLangChain4j(model, model)
                : behaviours.hasResult(model, model));
    }

    /** Where nothing listens, the application reports the failure. */
    @POST
    @Path("/nowhere/{port}")
    public String nowhere(@PathParam("port") int port) {
        String nowhere = "http://127.0.0.1:" + port + "/v1";
        try {
            if (isLangChain4j()) {
                behaviours.askNowhereByLangChain4j(model, model, nowhere);
            } else {
                behaviours.askNowhere(model, model, nowhere);
            }
            return "answered";
        } catch (RuntimeException e) {
            return "failed";
        }
    }

    @POST
    @Path("/limited")
    public String limited() {
        return String.valueOf(isLangChain4j()
                ? behaviours.isRefusedByLangChain4j(model, model)
                : behaviours.isRefused(model, model));
    }
}
