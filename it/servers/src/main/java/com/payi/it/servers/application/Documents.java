package com.payi.it.servers.application;

import java.io.InputStream;
import java.net.URI;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.Entity;

import org.eclipse.microprofile.rest.client.inject.RestClient;

import com.payi.cdi.Track;

/** What an application does with a provider, by clients that know nothing of Pay-i. */
@ApplicationScoped
public class Documents {
    @Inject
    @RestClient
    Provider restClient;

    private Client client;

    @PostConstruct
    void open() {
        client = ClientBuilder.newClient();
    }

    @PreDestroy
    void close() {
        client.close();
    }

    @Track(useCaseName = "document_summary", limitIds = "daily_budget", userId = "user_123")
    public String summarize(URI provider, String model) {
        return post(provider, Question.to(model), String.class);
    }

    @Track(useCaseName = "document_summary", proxy = true)
    public String summarizeByProxy(URI provider, String model) {
        return post(provider, Question.to(model), String.class);
    }

    @Track(useCaseName = "document_translation")
    public InputStream translate(URI provider, String model) {
        return post(provider, Question.to(model, ",\"stream\":true,\"stream_options\":{\"include_usage\":true}"),
                InputStream.class);
    }

    @Track(useCaseName = "document_search")
    public String search(String model) {
        return restClient.complete(Question.to(model));
    }

    public String read(URI provider, String model) {
        return post(provider, Question.to(model), String.class);
    }

    /** Asks another service, by both clients. */
    @Track(useCaseName = "document_order", useCaseId = "4f1c", limitIds = "daily_budget", userId = "user_123")
    public String order(URI service, String customer) {
        return client.target(service).path("/v1/orders").queryParam("of", customer).request().get(String.class)
                + restClient.orders(customer);
    }

    private <T> T post(URI provider, String question, Class<T> answer) {
        return client.target(provider).path("/v1/chat/completions").request().post(Entity.json(question), answer);
    }
}
