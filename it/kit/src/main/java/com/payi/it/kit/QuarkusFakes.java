package com.payi.it.kit;

import java.util.Map;

import com.payi.testkit.quarkus.PayiTestResource;

/** A provider and a Pay-i for the Quarkus application under test, whose REST client's key is {@code provider}. */
public class QuarkusFakes extends PayiTestResource {
    public QuarkusFakes() {
        init(Map.of("quarkus.rest-client.provider.url", "${provider}",
                // Tests wait twice as long for an event that should not come.
                "payi.ingest.linger", "100"));
    }
}
