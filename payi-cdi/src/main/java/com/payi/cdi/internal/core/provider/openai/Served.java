package com.payi.cdi.internal.core.provider.openai;

import java.util.LinkedHashMap;
import java.util.Map;

import com.payi.cdi.internal.core.provider.reading.ServedTerms;
import com.payi.cdi.spi.JsonTree;

/**
 * Where OpenAI's interfaces name the terms on which they served a call. The latest word counts, because a stream first
 * repeats the request.
 */
final class Served {
    private final ServedTerms terms = new ServedTerms();

    /** @param answer the object with the member {@code service_tier} */
    void read(JsonTree answer) {
        terms.serviceTier(answer.at("service_tier"));
    }

    /** What stands in the usage: with Vertex AI, whether the traffic was reserved. */
    void readUsage(JsonTree usage) {
        read(usage);
        terms.trafficType(usage.at("extra_properties", "google", "traffic_type"));
    }

    /** A copy. */
    Map<String, String> properties() {
        return new LinkedHashMap<>(terms.properties());
    }
}
