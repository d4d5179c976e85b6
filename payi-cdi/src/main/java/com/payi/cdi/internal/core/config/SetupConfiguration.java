package com.payi.cdi.internal.core.config;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is done at the start about the use cases and limits that the application names.
 *
 * @param limits what limits are created with, by their ids
 */
public record SetupConfiguration(Mode mode, Map<String, LimitTerms> limits) {
    /** What is done about use cases and limits that Pay-i does not know. */
    public enum Mode {
        /** Pay-i is not asked. */
        OFF,
        /** They are logged. */
        VERIFY,
        /** They are created. */
        CREATE
    }

    /** What happens to calls when a limit is used up (Pay-i: {@code limit_type}). */
    public enum LimitType {
        ALLOW, BLOCK
    }

    /**
     * What a limit is created with.
     *
     * @param max US dollars; null if it is not known, and the limit cannot be created then
     * @param threshold the share of {@code max} from which on the limit is exceeded; null for Pay-i's default
     */
    public record LimitTerms(Double max, LimitType type, Double threshold) {
        /** Nothing is configured. */
        public static final LimitTerms UNKNOWN = new LimitTerms(null, LimitType.ALLOW, null);
    }

    static SetupConfiguration read(ConfigLookup lookup, ValueReader values) {
        Map<String, LimitTerms> limits = new LinkedHashMap<>();
        for (String name : lookup.names()) {
            String text = lookup.value(name);
            if (text == null || text.isBlank()) {
                continue;
            }
            if (ConfigKey.SETUP_LIMIT_MAX.covers(name)) {
                String id = ConfigKey.SETUP_LIMIT_MAX.chosen(name);
                LimitTerms terms = of(limits, id);
                limits.put(id, new LimitTerms(values.amount(name, text.strip()), terms.type(), terms.threshold()));
            } else if (ConfigKey.SETUP_LIMIT_TYPE.covers(name)) {
                String id = ConfigKey.SETUP_LIMIT_TYPE.chosen(name);
                LimitTerms terms = of(limits, id);
                LimitType type = values.choice(name, text.strip(), LimitType.class, ConfigKey.SETUP_LIMIT_TYPE.defaultValue());
                limits.put(id, new LimitTerms(terms.max(), type, terms.threshold()));
            } else if (ConfigKey.SETUP_LIMIT_THRESHOLD.covers(name)) {
                String id = ConfigKey.SETUP_LIMIT_THRESHOLD.chosen(name);
                LimitTerms terms = of(limits, id);
                limits.put(id, new LimitTerms(terms.max(), terms.type(), values.threshold(name, text.strip())));
            }
        }
        return new SetupConfiguration(values.choice(ConfigKey.SETUP, Mode.class), Map.copyOf(limits));
    }

    private static LimitTerms of(Map<String, LimitTerms> limits, String id) {
        return limits.getOrDefault(id, LimitTerms.UNKNOWN);
    }

    /** The terms of a limit; without an amount where none is configured. */
    public LimitTerms terms(String limitId) {
        return limits.getOrDefault(limitId, LimitTerms.UNKNOWN);
    }
}
