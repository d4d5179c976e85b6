package com.payi.it.clients;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.function.Supplier;

import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.spi.concurrent.ThreadContext;

import com.payi.cdi.rest.PayiFeature;

/** The implementations of JAX-RS; each finds the library automatically, except where the builder registers it. */
enum JaxRsClient {
    RESTEASY("RESTEasy", org.jboss.resteasy.client.jaxrs.internal.ResteasyClientBuilderImpl::new),
    RESTEASY_ALONE("RESTEasy without `ResteasyThreadContext`",
            org.jboss.resteasy.client.jaxrs.internal.ResteasyClientBuilderImpl::new),
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

    /** What the application sees: everything, or no service file for {@code ResteasyThreadContext}. */
    ClassLoader classLoader() {
        ClassLoader application = JaxRsClient.class.getClassLoader();
        return this != RESTEASY_ALONE ? application : new ClassLoader(application) {
            @Override
            public Enumeration<URL> getResources(String name) throws IOException {
                return name.endsWith(ThreadContext.class.getName()) ? Collections.emptyEnumeration() : super.getResources(name);
            }
        };
    }

    /** Makes the call that is looked at, and waits for its answer. */
    static String ask(Client client, URI provider) {
        return client.target(provider).path("/v1/chat/completions").request()
                .post(Entity.json(Question.measured()), String.class);
    }

    /** Makes the same call, and gives the answer as it comes. */
    static Response open(Client client, URI provider) {
        return client.target(provider).path("/v1/chat/completions").request().post(Entity.json(Question.measured()));
    }

    @Override
    public String toString() {
        return label;
    }
}
