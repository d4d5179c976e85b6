package com.payi.it.servers.application.microprofile;

import java.util.concurrent.CompletionStage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.eclipse.microprofile.rest.client.inject.RestClient;

import com.payi.cdi.Track;
import com.payi.it.servers.application.Question;

/** What an application does with a MicroProfile REST client. */
@ApplicationScoped
public class Searches {
    @Inject
    @RestClient
    Provider restClient;

    @Track(useCaseName = "document_search")
    public String search(String model) {
        return restClient.complete(Question.to(model));
    }

    @Track(useCaseName = "document_search_later")
    public CompletionStage<String> searchLater(String model) {
        return restClient.completeLater(Question.to(model));
    }

    /** Asks another service. */
    @Track(useCaseName = "document_order", useCaseId = "4f1c", limitIds = "daily_budget", userId = "user_123")
    public String order(String customer) {
        return restClient.orders(customer);
    }
}
