package com.payi.it.servers.application.rest;

import java.io.InputStream;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.client.InvocationCallback;
import jakarta.ws.rs.core.HttpHeaders;

import com.payi.cdi.TrackContext;
import com.payi.cdi.rest.PayiFeature;
import com.payi.it.servers.application.Llm;

/** Asks by JAX-RS clients that send the names of their threads to the provider. */
@ApplicationScoped
public class RestLlm implements Llm {
    private Client client;
    private Client registeredTwice;
    private ExecutorService threads;
    private Client carrying;

    @PostConstruct
    void open() {
        client = ClientBuilder.newClient().register(ThreadNote.class);
        registeredTwice = ClientBuilder.newClient().register(PayiFeature.class);
        threads = Executors.newFixedThreadPool(2);
        carrying = ClientBuilder.newBuilder().executorService(TrackContext.executor(threads)).build();
    }

    @PreDestroy
    void close() {
        client.close();
        registeredTwice.close();
        carrying.close();
        threads.shutdownNow();
    }

    @Override
    public String ask(URI provider, String question) {
        return request(client, provider).post(Entity.json(question), String.class);
    }

    @Override
    public InputStream open(URI provider, String question) {
        return request(client, provider).post(Entity.json(question), InputStream.class);
    }

    @Override
    public InputStream openCompressed(URI provider, String question) {
        return request(client, provider).header(HttpHeaders.ACCEPT_ENCODING, "gzip")
                .post(Entity.json(question), InputStream.class);
    }

    @Override
    public CompletionStage<String> askAsync(URI provider, String question) {
        return askAsync(client, provider, question);
    }

    @Override
    public CompletionStage<String> askReactively(URI provider, String question) {
        return request(client, provider).rx().post(Entity.json(question), String.class);
    }

    @Override
    public CompletionStage<String> askOnCarryingThreads(URI provider, String question, boolean reactively) {
        return reactively
                ? request(carrying, provider).rx().post(Entity.json(question), String.class)
                : askAsync(carrying, provider, question);
    }

    private static CompletionStage<String> askAsync(Client client, URI provider, String question) {
        CompletableFuture<String> answer = new CompletableFuture<>();
        request(client, provider).async().post(Entity.json(question), new InvocationCallback<String>() {
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

    @Override
    public String askRegisteredTwice(URI provider, String question) {
        return request(registeredTwice, provider).post(Entity.json(question), String.class);
    }

    @Override
    public String orders(URI service, String customer) {
        return client.target(service).path("/v1/orders").queryParam("of", customer).request().get(String.class);
    }

    private static Invocation.Builder request(Client client, URI provider) {
        return client.target(provider).path("/v1/chat/completions").request();
    }
}
