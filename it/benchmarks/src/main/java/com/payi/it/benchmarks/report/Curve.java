package com.payi.it.benchmarks.report;

import java.util.Arrays;

/** Points of a cost, and how it grows. */
public record Curve(String label, double[] xs, double[] ys) {
    private static final double FLAT = 0.15;
    private static final double LINEAR = 1.15;

    /**
     * The slope of a straight line through the logarithms, by least squares: 0 if the cost stays the same, 1 if it grows in
     * proportion. The greater of that of all points and that of their upper half, where what is constant weighs less.
     */
    public double exponent() {
        int half = xs.length / 2;
        return Math.max(slope(xs, ys), slope(Arrays.copyOfRange(xs, half, xs.length), Arrays.copyOfRange(ys, half, ys.length)));
    }

    public String growth() {
        double exponent = exponent();
        return exponent <= FLAT ? "flat" : exponent <= LINEAR ? "linear at most" : "more than linear";
    }

    private static double slope(double[] xs, double[] ys) {
        double x = meanOfLogarithms(xs);
        double y = meanOfLogarithms(ys);
        double together = 0;
        double alone = 0;
        for (int i = 0; i < xs.length; i++) {
            together += (Math.log(xs[i]) - x) * (Math.log(ys[i]) - y);
            alone += (Math.log(xs[i]) - x) * (Math.log(xs[i]) - x);
        }
        return together / alone;
    }

    private static double meanOfLogarithms(double[] values) {
        return Arrays.stream(values).map(Math::log).average().orElseThrow();
    }
}
