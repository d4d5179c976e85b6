package com.acme;

import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

import com.payi.cdi.LimitBlockedException;

/** Has an answer also where the budget is used up. */
@Path("/answer")
public class AssistantResource {
    static final String USED_UP = "The budget of today is used up.";

    @Inject
    Assistant assistant;

    @GET
    public String answer(@QueryParam("user") String user, @QueryParam("question") String question) {
        try {
            return assistant.answer(user, question);
        } catch (LimitBlockedException e) {
            return USED_UP;
        }
    }
}
