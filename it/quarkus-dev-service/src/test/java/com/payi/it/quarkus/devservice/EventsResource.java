package com.payi.it.quarkus.devservice;

import java.util.Optional;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import com.payi.quarkus.runtime.devservices.PayiDevService;

/** What the application in dev mode sees of the dev service. */
@Path("/events")
public class EventsResource {
    private static final String GREETING = "first";

    private final PayiDevService payi;
    private final Optional<String> apiKey;

    EventsResource(PayiDevService payi, @ConfigProperty(name = "payi.api-key") Optional<String> apiKey) {
        this.payi = payi;
        this.apiKey = apiKey;
    }

    /** The text in front changes with each reload of the test. */
    @GET
    public String events() {
        String state = payi.isRunning() ? payi.events().size() + " " + payi.cost().toPlainString() : "not running";
        return GREETING + " " + state + (apiKey.isPresent() ? " with key" : " without key");
    }

    @GET
    @Path("url")
    public String url() {
        return payi.url().toString();
    }
}
