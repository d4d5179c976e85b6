package com.payi.cdi.internal.core.provider.reading;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import com.payi.cdi.spi.JsonTree;

/**
 * The terms on which a provider served a call, as its answer names them. A price depends on them, and Pay-i has no place
 * for them yet, so they are properties of the request. What the request asked for is not looked at: a provider may serve
 * it otherwise.
 */
public final class ServedTerms {
    private static final String SERVICE_TIER = "payi.service_tier";
    private static final String SPEED = "payi.speed";
    private static final String TRAFFIC_TYPE = "payi.traffic_type";
    private static final int MAX_LENGTH = 100;

    private final Map<String, String> properties = new LinkedHashMap<>();

    public void serviceTier(String tier) {
        put(SERVICE_TIER, tier);
    }

    public void serviceTier(JsonTree tier) {
        put(SERVICE_TIER, tier.text());
    }

    public void speed(String speed) {
        put(SPEED, speed);
    }

    public void speed(JsonTree speed) {
        put(SPEED, speed.text());
    }

    public void trafficType(JsonTree type) {
        put(TRAFFIC_TYPE, type.text());
    }

    /** The last one that a stream names holds; a message that names none takes nothing back. */
    private void put(String property, String value) {
        if (value != null && !value.isBlank() && value.length() <= MAX_LENGTH && names(value)) {
            properties.put(property, value.strip());
        }
    }

    /** No call is served as "auto" or as what is not specified. */
    private static boolean names(String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        return !lower.equals("auto") && !lower.endsWith("unspecified");
    }

    public Map<String, String> properties() {
        return Map.copyOf(properties);
    }
}
