package com.payi.cdi.internal.core.config;

/**
 * What is done at the start about the use cases and limits that the application names.
 *
 * @param limits what limits are created with, by their ids
 */
public record SetupConfiguration(Mode mode, NamedValues<LimitTerms> limits) {
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

    static SetupConfiguration read(ValueReader values) {
        NamedValues.Builder<LimitTerms> limits = new NamedValues.Builder<>();
        values.forEach(ConfigKey.SETUP_LIMIT_MAX, (key, text) -> {
            LimitTerms terms = limits.get(key, LimitTerms.UNKNOWN);
            limits.put(key, new LimitTerms(values.amount(key.name(), text), terms.type(), terms.threshold()));
        });
        values.forEach(ConfigKey.SETUP_LIMIT_TYPE, (key, text) -> {
            LimitTerms terms = limits.get(key, LimitTerms.UNKNOWN);
            LimitType type = values.choice(key.name(), text, LimitType.class, ConfigKey.SETUP_LIMIT_TYPE.defaultValue());
            limits.put(key, new LimitTerms(terms.max(), type, terms.threshold()));
        });
        values.forEach(ConfigKey.SETUP_LIMIT_THRESHOLD, (key, text) -> {
            LimitTerms terms = limits.get(key, LimitTerms.UNKNOWN);
            limits.put(key, new LimitTerms(terms.max(), terms.type(), values.threshold(key.name(), text)));
        });
        return new SetupConfiguration(values.choice(ConfigKey.SETUP, Mode.class), limits.build());
    }

    /** The terms of a limit; without an amount where none is configured. */
    public LimitTerms terms(String limitId) {
        LimitTerms terms = limits.get(limitId);
        return terms == null ? LimitTerms.UNKNOWN : terms;
    }
}
