package com.payi.it.benchmarks.report;

import java.util.EnumMap;
import java.util.Map;

/** What a group of benchmarks found: its part of the document, and the figures that targets are about. */
public final class Results {
    private final StringBuilder text = new StringBuilder();
    private final Map<Target, double[]> measured = new EnumMap<>(Target.class);

    /** A paragraph or a table. */
    public Results add(Object block) {
        text.append(text.isEmpty() ? "" : "\n").append(block.toString().stripTrailing()).append('\n');
        return this;
    }

    public Results measured(Target target, double... values) {
        measured.put(target, values.clone());
        return this;
    }

    String text() {
        return text.toString();
    }

    Map<Target, double[]> measured() {
        return measured;
    }
}
