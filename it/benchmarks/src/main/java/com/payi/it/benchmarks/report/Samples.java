package com.payi.it.benchmarks.report;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleFunction;

/** The same figure of several rounds, in the order of the rounds. */
public final class Samples {
    private final double[] values;
    private final double[] sorted;

    private Samples(double[] values) {
        if (values.length == 0) {
            throw new IllegalArgumentException("nothing was measured");
        }
        this.values = values;
        this.sorted = values.clone();
        Arrays.sort(sorted);
    }

    public static Samples of(double... values) {
        return new Samples(values.clone());
    }

    public static Samples of(Collection<Double> values) {
        return new Samples(values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    public List<Double> all() {
        return Arrays.stream(values).boxed().toList();
    }

    public double median() {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    public double min() {
        return sorted[0];
    }

    public double max() {
        return sorted[sorted.length - 1];
    }

    /** Round by round, so that what slows down a whole round of both does not show. */
    public Samples dividedBy(Samples peer) {
        return with(peer, (own, other) -> own / other);
    }

    /** Round by round. */
    public Samples minus(Samples peer) {
        return with(peer, (own, other) -> own - other);
    }

    private Samples with(Samples peer, DoubleBinaryOperator operator) {
        double[] results = new double[values.length];
        for (int i = 0; i < results.length; i++) {
            results[i] = operator.applyAsDouble(values[i], peer.values[i]);
        }
        return new Samples(results);
    }

    /** The median, with the lowest and the highest value. */
    public String show(DoubleFunction<String> format) {
        String low = format.apply(min());
        String high = format.apply(max());
        return low.equals(high) ? low : format.apply(median()) + " (" + low + "–" + high + ")";
    }
}
