package com.payi.it.clients;

import java.util.function.Supplier;

import jakarta.ws.rs.client.ClientBuilder;

import com.payi.cdi.rest.PayiFeature;

/** The implementations of JAX-RS; each finds the library by itself, except where the builder says otherwise. */
enum JaxRsClient {
    RESTEASY("RESTEasy", org.jboss.resteasy.client.jaxrs.internal.ResteasyClientBuilderImpl::new),
    JERSEY("Jersey", org.glassfish.jersey.client.JerseyClientBuilder::new),
    CXF("CXF", () -> new org.apache.cxf.jaxrs.client.spec.ClientBuilderImpl().register(PayiFeature.class));

    private final String label;
    private final Supplier<ClientBuilder> builders;

    JaxRsClient(String label, Supplier<ClientBuilder> builders) {
        this.label = label;
        this.builders = builders;
    }

    ClientBuilder builder() {
        return builders.get();
    }

    @Override
    public String toString() {
        return label;
    }
}
