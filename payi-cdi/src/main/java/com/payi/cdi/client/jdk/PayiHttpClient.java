package com.payi.cdi.client.jdk;

import java.net.http.HttpClient;
import java.util.Objects;

/**
 * Lets the library see the calls of a {@link HttpClient}:
 *
 * <pre>
 * HttpClient client = PayiHttpClient.track(HttpClient.newHttpClient());
 * </pre>
 *
 * Each {@code send} and {@code sendAsync} is one event, in the context of the thread that calls it. A refused call
 * throws {@link com.payi.cdi.LimitBlockedException}; a future completes with it.
 *
 * @since 0.1
 */
public final class PayiHttpClient {
    private PayiHttpClient() {}

    /**
     * Gives a client that sends with another one, and whose calls the library sees.
     *
     * @param client the client that sends
     * @return the client to use; the given one if its calls are seen already
     * @throws NullPointerException if the client is null
     */
    public static HttpClient track(HttpClient client) {
        Objects.requireNonNull(client, "client");
        return client instanceof TrackedHttpClient ? client : new TrackedHttpClient(client);
    }

    /**
     * Gives a builder whose clients the library sees, for libraries that take a builder.
     *
     * @param builder the builder that the clients are built with
     * @return the builder to use
     * @throws NullPointerException if the builder is null
     */
    public static HttpClient.Builder track(HttpClient.Builder builder) {
        return new TrackedHttpClientBuilder(Objects.requireNonNull(builder, "builder"));
    }

    /**
     * Begins a client whose calls the library sees, in place of {@link HttpClient#newBuilder()}.
     *
     * @return a new builder
     */
    public static HttpClient.Builder builder() {
        return track(HttpClient.newBuilder());
    }
}
