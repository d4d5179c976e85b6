package com.payi.it.clients;

import java.util.function.Supplier;

import org.eclipse.microprofile.rest.client.RestClientBuilder;

/** The implementations of MicroProfile REST clients; each finds the library automatically. */
enum MicroProfileClient {
    RESTEASY("RESTEasy", org.jboss.resteasy.microprofile.client.RestClientBuilderImpl::new),
    CXF("CXF", org.apache.cxf.microprofile.client.CxfTypeSafeClientBuilder::new);

    private final String label;
    private final Supplier<RestClientBuilder> builders;

    MicroProfileClient(String label, Supplier<RestClientBuilder> builders) {
        this.label = label;
        this.builders = builders;
    }

    RestClientBuilder builder() {
        return builders.get();
    }

    @Override
    public String toString() {
        return label;
    }
}
