package com.payi.cdi.testing;

import java.io.InputStream;
import java.net.URI;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.core.Response;

/** What applications do: JAX-RS calls to a provider, made with a client that knows nothing of Pay-i. */
@ApplicationScoped
public class Assistant {
    public static final String QUESTION = "{\"model\":\"gpt-4o-mini\",\"messages\":[{\"role\":\"user\",\"content\":\"secret-question\"}]}";
    public static final String STREAMED_QUESTION = "{\"model\":\"gpt-4o-mini\",\"stream\":true,\"stream_options\":{\"include_usage\":true},"
            + "\"messages\":[{\"role\":\"user\",\"content\":\"secret-question\"}]}";

    private final Client client = ClientBuilder.newClient();

    public String ask(URI provider) {
        return ask(provider, Map.of());
    }

    public String ask(URI provider, Map<String, String> headers) {
        return post(provider, "/v1/chat/completions", QUESTION, headers, String.class);
    }

    public Response open(URI provider, String path, String json) {
        return request(provider, path, Map.of()).post(Entity.json(json));
    }

    public InputStream stream(URI provider) {
        return post(provider, "/v1/chat/completions", STREAMED_QUESTION, Map.of(), InputStream.class);
    }

    public <T> T post(URI provider, String path, String json, Map<String, String> headers, Class<T> type) {
        return request(provider, path, headers).post(Entity.json(json), type);
    }

    public Client client() {
        return client;
    }

    private Invocation.Builder request(URI provider, String path, Map<String, String> headers) {
        Invocation.Builder request = client.target(provider).path(path).request();
        headers.forEach(request::header);
        return request;
    }
}
