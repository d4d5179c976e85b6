package com.payi.cdi.internal.core.config;

import java.util.Arrays;
import java.util.List;

/**
 * What meters of spend show. Each list names the only values that a tag may have; an empty one admits the first that
 * come.
 *
 * @param costs which events are sent on their own so that meters learn their cost
 * @param maxValues how many values a tag without a list may have, beside {@code other}
 * @param genAi whether there are meters with OpenTelemetry's names
 */
public record MetricsConfiguration(Costs costs, List<String> useCases, List<String> models, List<String> limits, int maxValues,
        boolean genAi) {
    private static final int MOST_VALUES = 1000;

    /** Which events are sent on their own so that meters learn their cost. */
    public enum Costs {
        /** Every one. */
        ALL,
        /** One a second of each use case, model and status. */
        SAMPLED,
        /** None: only costs that are answered anyway. */
        SEEN
    }

    static MetricsConfiguration read(ValueReader values) {
        return new MetricsConfiguration(values.choice(ConfigKey.METRICS_COSTS, Costs.class),
                list(values.text(ConfigKey.METRICS_USE_CASES)), list(values.text(ConfigKey.METRICS_MODELS)),
                list(values.text(ConfigKey.METRICS_LIMITS)),
                (int) values.number(ConfigKey.METRICS_MAX_VALUES, "a number from 0 to " + MOST_VALUES, 0, MOST_VALUES),
                values.flag(ConfigKey.METRICS_GEN_AI));
    }

    private static List<String> list(String text) {
        return text == null
                ? List.of()
                : Arrays.stream(text.split(",")).map(String::strip).filter(value -> !value.isEmpty()).toList();
    }
}
