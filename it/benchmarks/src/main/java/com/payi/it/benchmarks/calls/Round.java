package com.payi.it.benchmarks.calls;

import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;

import com.payi.it.benchmarks.report.Figure;

/**
 * What one process measured in one round; all but the calls a second for one call.
 *
 * @param cpuMicros of the whole process
 */
record Round(double p50Micros, double p99Micros, double cpuMicros, double bytes, double perSecond) {
    /** The figures, in the order in which they are shown. */
    enum Value {
        P50("p50 in µs", Round::p50Micros, Figure::whole), P99("p99 in µs", Round::p99Micros, Figure::whole),
        CPU("CPU in µs", Round::cpuMicros, Figure::whole),
        BYTES("allocated in KB", round -> round.bytes() / 1024, Figure::micros),
        THROUGHPUT("calls a second", Round::perSecond, Figure::whole);

        private final String label;
        private final ToDoubleFunction<Round> value;
        private final DoubleFunction<String> format;

        Value(String label, ToDoubleFunction<Round> value, DoubleFunction<String> format) {
            this.label = label;
            this.value = value;
            this.format = format;
        }

        String label() {
            return label;
        }

        double of(Round round) {
            return value.applyAsDouble(round);
        }

        String show(double figure) {
            return format.apply(figure);
        }
    }

    static Round of(double[] figures) {
        return new Round(figures[0], figures[1], figures[2], figures[3], figures[4]);
    }
}
