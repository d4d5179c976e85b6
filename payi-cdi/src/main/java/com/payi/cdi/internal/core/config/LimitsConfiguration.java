package com.payi.cdi.internal.core.config;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.payi.cdi.internal.core.context.ContextField;
import com.payi.cdi.internal.core.context.ContextValues;

/**
 * How calls under limits are treated. Amounts are US dollars.
 *
 * @param onBlocked what to do with a call under a limit that is known as blocked
 * @param stateTtl how long an answer about a limit counts
 * @param reservation whether the estimated cost of a call is held in its limits
 * @param refresh how often Pay-i is asked what is spent under a limit
 * @param defaultCost the estimate for a call about which nothing is known
 * @param threshold the share of a budget that the application wants to know of, from 0 to 1
 * @param max the bounds of limits, by their ids
 * @param fallback the models that calls under a used-up limit are made with, by the models that they ask for
 * @param caps what calls may cost, by the names of use cases
 */
public record LimitsConfiguration(OnBlocked onBlocked, Duration stateTtl, boolean reservation, Duration refresh,
        double defaultCost, double threshold, Map<String, Double> max, Map<String, String> fallback,
        Map<String, ContextValues> caps) {
    /** What to do with a call under a limit that is known as blocked. */
    public enum OnBlocked {
        IGNORE, WARN, BLOCK
    }

    static LimitsConfiguration read(ConfigLookup lookup, ValueReader values) {
        Map<String, Double> max = new LinkedHashMap<>();
        Map<String, String> fallback = new LinkedHashMap<>();
        Map<String, ContextValues> caps = new LinkedHashMap<>();
        for (String name : lookup.names()) {
            String text = lookup.value(name);
            if (text == null || text.isBlank()) {
                continue;
            }
            if (ConfigKey.LIMIT_MAX.covers(name)) {
                max.put(ConfigKey.LIMIT_MAX.chosen(name), values.amount(name, text.strip()));
            } else if (ConfigKey.LIMIT_FALLBACK.covers(name)) {
                fallback.put(ConfigKey.LIMIT_FALLBACK.chosen(name), text.strip());
            } else if (ConfigKey.MAX_CALLS.covers(name)) {
                put(caps, ConfigKey.MAX_CALLS.chosen(name), ContextField.MAX_CALLS, values.count(name, text.strip()));
            } else if (ConfigKey.MAX_COST.covers(name)) {
                put(caps, ConfigKey.MAX_COST.chosen(name), ContextField.MAX_COST_USD, values.amount(name, text.strip()));
            }
        }
        return new LimitsConfiguration(values.choice(ConfigKey.ON_BLOCKED, OnBlocked.class),
                values.duration(ConfigKey.LIMIT_STATE_TTL, 1), values.flag(ConfigKey.LIMIT_RESERVATION),
                values.duration(ConfigKey.LIMIT_REFRESH, 1), values.amount(ConfigKey.LIMIT_DEFAULT_COST),
                values.share(ConfigKey.LIMIT_THRESHOLD), Map.copyOf(max), Map.copyOf(fallback),
                Map.copyOf(caps));
    }

    private static void put(Map<String, ContextValues> caps, String useCase, ContextField field, Object value) {
        caps.merge(useCase, ContextValues.builder().set(field, value).build(),
                (before, added) -> before.toBuilder().set(field, value).build());
    }

    /** The values of a context, with the caps that are configured for the use case that it begins or continues. */
    public ContextValues capped(ContextValues given) {
        ContextValues cap = caps.isEmpty() || given.useCaseName() == null ? null : caps.get(given.useCaseName());
        if (cap == null) {
            return given;
        }
        ContextValues.Builder capped = given.toBuilder();
        for (ContextField field : List.of(ContextField.MAX_CALLS, ContextField.MAX_COST_USD)) {
            if (cap.get(field) != null) {
                capped.set(field, cap.get(field));
            }
        }
        return capped.build();
    }
}
