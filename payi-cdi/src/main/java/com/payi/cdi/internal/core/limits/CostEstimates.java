package com.payi.cdi.internal.core.limits;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The running average of what calls have cost, by their kind and model. Not for several threads: the budgets guard it.
 * Amounts are US dollars.
 */
final class CostEstimates {
    private static final int MOST_KINDS = 1_000;
    private static final int MOST_MODELS = 20;
    /** How much the latest cost weighs. */
    private static final double WEIGHT = 0.2;

    private final Map<CallKind, Map<String, Double>> averages = new LinkedHashMap<>(16, 0.75f, true);

    /** The highest average of the models that calls of this kind have used; empty if none was answered yet. */
    OptionalDouble of(CallKind kind) {
        Map<String, Double> byModel = averages.get(kind);
        return byModel == null
                ? OptionalDouble.empty()
                : byModel.values().stream().mapToDouble(Double::doubleValue).max();
    }

    void learn(CallKind kind, String model, double cost) {
        Map<String, Double> byModel = averages.computeIfAbsent(kind, added -> new LinkedHashMap<>(4, 0.75f, true));
        byModel.merge(model, cost, (average, latest) -> average + WEIGHT * (latest - average));
        removeEldest(byModel, MOST_MODELS);
        removeEldest(averages, MOST_KINDS);
    }

    private static void removeEldest(Map<?, ?> entries, int most) {
        if (entries.size() > most) {
            entries.remove(entries.keySet().iterator().next());
        }
    }
}
