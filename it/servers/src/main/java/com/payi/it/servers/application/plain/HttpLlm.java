package com.payi.it.servers.application.plain;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletionStage;

import jakarta.enterprise.context.ApplicationScoped;

import com.payi.cdi.client.jdk.PayiHttpClient;
import com.payi.it.servers.application.Llm;

/** Asks by {@code java.net.http}, on platforms without JAX-RS. */
@ApplicationScoped
public class HttpLlm implements Llm {
    private static final int FIRST_ERROR = 400;

    private final HttpClient client = PayiHttpClient.builder().version(HttpClient.Version.HTTP_1_1).build();

    @Override
    public String ask(URI provider, String question) {
        return body(send(client, post(provider, question), HttpResponse.BodyHandlers.ofString()));
    }

    @Override
    public InputStream open(URI provider, String question) {
        return body(send(client, post(provider, question), HttpResponse.BodyHandlers.ofInputStream()));
    }

    @Override
    public InputStream openCompressed(URI provider, String question) {
        return body(send(client, post(provider, question).header("Accept-Encoding", "gzip"),
                HttpResponse.BodyHandlers.ofInputStream()));
    }

    @Override
    public CompletionStage<String> askAsync(URI provider, String question) {
        return client.sendAsync(post(provider, question).build(), HttpResponse.BodyHandlers.ofString())
                .thenApply(HttpLlm::body);
    }

    /** This client has one interface only. */
    @Override
    public CompletionStage<String> askReactively(URI provider, String question) {
        return askAsync(provider, question);
    }

    /** The context goes with the request, whatever thread the client uses. */
    @Override
    public CompletionStage<String> askOnCarryingThreads(URI provider, String question, boolean reactively) {
        return askAsync(provider, question);
    }

    @Override
    public String askRegisteredTwice(URI provider, String question) {
        return body(send(PayiHttpClient.track(client), post(provider, question), HttpResponse.BodyHandlers.ofString()));
    }

    @Override
    public String orders(URI service, String customer) {
        return body(send(client, HttpRequest.newBuilder(service.resolve("/v1/orders?of=" + customer)),
                HttpResponse.BodyHandlers.ofString()));
    }

    private static HttpRequest.Builder post(URI provider, String question) {
        return HttpRequest.newBuilder(provider.resolve("/v1/chat/completions")).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(question));
    }

    private static <T> HttpResponse<T> send(HttpClient client, HttpRequest.Builder request,
            HttpResponse.BodyHandler<T> handler) {
        try {
            return client.send(request.build(), handler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static <T> T body(HttpResponse<T> answer) {
        if (answer.statusCode() >= FIRST_ERROR) {
            throw new IllegalStateException("The provider answers with status " + answer.statusCode());
        }
        return answer.body();
    }
}
