package com.payi.it.kit;

import java.util.HashMap;
import java.util.Map;

import com.payi.testkit.quarkus.PayiTestResource;

/** A provider and a Pay-i for the Quarkus application under test, whose REST client's key is {@code provider}. */
public class QuarkusFakes extends PayiTestResource {
    private final Map<String, String> configuration = new HashMap<>();

    public QuarkusFakes() {
        init(Map.of("quarkus.rest-client.provider.url", "${provider}",
                // Tests wait twice as long for an event that should not come.
                "payi.ingest.linger", "100"));
    }

    @Override
    public Map<String, String> start() {
        configuration.putAll(super.start());
        // Quarkus 3.37 loses what is returned where an application under test has one class loader for everything.
        System.getProperties().putAll(configuration);
        return configuration;
    }

    @Override
    public void stop() {
        System.getProperties().keySet().removeAll(configuration.keySet());
        super.stop();
    }
}
