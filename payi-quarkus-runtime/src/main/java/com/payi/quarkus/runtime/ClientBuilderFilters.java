package com.payi.quarkus.runtime;

import jakarta.ws.rs.client.ClientBuilder;

import org.jboss.logging.Logger;

/**
 * Registers the library's filters with the clients that {@code ClientBuilder} makes. The build adds a call of it to
 * {@code ClientBuilderImpl.build()}, because these clients search for no features.
 */
public final class ClientBuilderFilters {
    private static final Logger LOG = Logger.getLogger(ClientBuilderFilters.class);

    private ClientBuilderFilters() {}

    /** REST client interfaces use the same builder; where they have the filters, these are not registered again. */
    public static void register(ClientBuilder builder) {
        try {
            if (!builder.getConfiguration().isRegistered(QuarkusClientFilter.class)) {
                new QuarkusClientFilter().registerWith(builder);
            }
        } catch (RuntimeException | LinkageError e) {
            LOG.warnf(e, "The filters of Pay-i cannot be registered with a client; its calls are not accounted for");
        }
    }
}
