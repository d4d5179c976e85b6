package com.acme;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import com.payi.cdi.client.jdk.PayiHttpClient;

/** Asks a model; not a bean. */
public class Llm {
    private final HttpClient client = PayiHttpClient.track(HttpClient.newHttpClient());
    private final URI provider;

    /** @param provider without a path */
    public Llm(URI provider) {
        this.provider = provider;
    }

    /**
     * Asks a question.
     *
     * @return the provider's answer, JSON
     * @throws IllegalStateException if the provider refuses the question
     */
    public String ask(String question) {
        String body = "{\"model\":\"gpt-4o-mini\",\"messages\":[{\"role\":\"user\",\"content\":\"" + question + "\"}]}";
        HttpRequest request = HttpRequest.newBuilder(provider.resolve("/v1/chat/completions"))
                .header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body)).build();
        try {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("The provider answered " + answer.statusCode());
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
