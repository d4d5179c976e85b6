package com.payi.it.servers.application;

import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.client.InvocationCallback;

/** Makes calls with a JAX-RS client that sends the names of its threads to the provider. */
@ApplicationScoped
public class Caller {
    private Client client;

    @PostConstruct
    void open() {
        client = ClientBuilder.newClient().register(ThreadNote.class);
    }

    @PreDestroy
    void close() {
        client.close();
    }

    public String call(URI provider, String model) {
        return request(provider).post(Entity.json(Question.to(model)), String.class);
    }

    public CompletionStage<String> callAsync(URI provider, String model) {
        CompletableFuture<String> answer = new CompletableFuture<>();
        request(provider).async().post(Entity.json(Question.to(model)), new InvocationCallback<String>() {
            @Override
            public void completed(String response) {
                answer.complete(response);
            }

            @Override
            public void failed(Throwable failure) {
                answer.completeExceptionally(failure);
            }
        });
        return answer;
    }

    public CompletionStage<String> callReactively(URI provider, String model) {
        return request(provider).rx().post(Entity.json(Question.to(model)), String.class);
    }

    private Invocation.Builder request(URI provider) {
        return client.target(provider).path("/v1/chat/completions").request();
    }
}
