package com.payi.cdi.client.admin;

import java.net.URI;

/**
 * What all clients of Pay-i's REST API have in common: the address that they are made with.
 *
 * @since 0.1
 */
public final class PayiApi {
    /**
     * The address that the clients are registered with. A call that begins with it goes to {@code payi.base-url}.
     */
    public static final String BASE_URL = "https://api.pay-i.com";
    /**
     * The same, for {@code RestClientBuilder.baseUri}.
     */
    public static final URI BASE_URI = URI.create(BASE_URL);
    /**
     * The name that the clients have in the configuration of Quarkus: {@code quarkus.rest-client.payi-api.read-timeout}. On
     * other platforms, injected clients have the timeouts of {@code payi.ingest.connect-timeout} and
     * {@code payi.ingest.request-timeout}.
     */
    public static final String CONFIG_KEY = "payi-api";

    private PayiApi() {}
}
