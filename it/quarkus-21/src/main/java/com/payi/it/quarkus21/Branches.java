package com.payi.it.quarkus21;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.rest.client.inject.RestClient;

import com.payi.cdi.Track;

/** Two things that one request does at the same time, each in a context of its own and with some calls. */
@ApplicationScoped
public class Branches {
    @Inject
    @RestClient
    ChatClient client;

    @Track(useCaseName = "left")
    public String left(String model, int calls) {
        return waiting(model, calls);
    }

    @Track(useCaseName = "right")
    public String right(String model, int calls) {
        return waiting(model, calls);
    }

    private String waiting(String model, int calls) {
        for (int i = 0; i < calls; i++) {
            client.ask(model);
        }
        return model;
    }
}
