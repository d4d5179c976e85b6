package com.payi.cdi.internal.core.config;

import java.time.Duration;
import java.util.List;

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
        double defaultCost, double threshold, NamedValues<Double> max, NamedValues<String> fallback,
        NamedValues<ContextValues> caps) {
    /** What to do with a call under a limit that is known as blocked. */
    public enum OnBlocked {
        IGNORE, WARN, BLOCK
    }

    static LimitsConfiguration read(ValueReader values) {
        NamedValues.Builder<Double> max = new NamedValues.Builder<>();
        values.forEach(ConfigKey.LIMIT_MAX, (key, text) -> max.put(key, values.amount(key.name(), text)));
        NamedValues.Builder<String> fallback = new NamedValues.Builder<>();
        values.forEach(ConfigKey.LIMIT_FALLBACK, fallback::put);
        NamedValues.Builder<ContextValues> caps = new NamedValues.Builder<>();
        values.forEach(ConfigKey.MAX_CALLS,
                (key, text) -> put(caps, key, ContextField.MAX_CALLS, values.count(key.name(), text)));
        values.forEach(ConfigKey.MAX_COST,
                (key, text) -> put(caps, key, ContextField.MAX_COST_USD, values.amount(key.name(), text)));
        return new LimitsConfiguration(values.choice(ConfigKey.ON_BLOCKED, OnBlocked.class),
                values.duration(ConfigKey.LIMIT_STATE_TTL, 1), values.flag(ConfigKey.LIMIT_RESERVATION),
                values.duration(ConfigKey.LIMIT_REFRESH, 1), values.amount(ConfigKey.LIMIT_DEFAULT_COST),
                values.share(ConfigKey.LIMIT_THRESHOLD), max.build(), fallback.build(), caps.build());
    }

    private static void put(NamedValues.Builder<ContextValues> caps, ListedKey key, ContextField field, Object value) {
        caps.put(key, caps.get(key, ContextValues.NONE).toBuilder().set(field, value).build());
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
