package com.payi.cdi.internal.core.provider.openai;

import java.util.LinkedHashMap;
import java.util.Map;

import com.payi.cdi.spi.JsonTree;

/**
 * How a call was served, as far as its price depends on it and as the answer names it: what the request asked for is
 * not always what it got. The latest word counts, because a stream first repeats the request.
 */
final class Served {
    private static final String TIER = "payi.service_tier";
    private static final String TRAFFIC = "payi.traffic_type";

    private final Map<String, String> properties = new LinkedHashMap<>();

    /** @param answer the object with the member {@code service_tier} */
    void read(JsonTree answer) {
        String tier = answer.at("service_tier").text();
        // A request can leave the choice open; no call is served so.
        if (!"auto".equals(tier)) {
            put(TIER, tier);
        }
    }

    /** What stands in the usage: with Vertex AI, whether the traffic was reserved. */
    void readUsage(JsonTree usage) {
        read(usage);
        put(TRAFFIC, usage.at("extra_properties", "google", "traffic_type").text());
    }

    private void put(String property, String value) {
        if (value != null && !value.isBlank()) {
            properties.put(property, value);
        }
    }

    /** A copy. */
    Map<String, String> properties() {
        return new LinkedHashMap<>(properties);
    }
}
