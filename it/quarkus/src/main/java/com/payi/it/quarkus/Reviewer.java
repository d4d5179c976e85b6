package com.payi.it.quarkus;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.rest.client.inject.RestClient;

import com.payi.cdi.Track;

/** Called by others: its context inherits from theirs. */
@ApplicationScoped
public class Reviewer {
    @Inject
    @RestClient
    ChatClient client;

    @Track(useCaseName = "review", limitIds = "review_limit")
    public void review() {
        client.text(Question.to("review-model"));
    }
}
