package com.payi.it.benchmarks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;

import com.payi.it.benchmarks.report.Samples;

/**
 * What JMH measured of one method.
 *
 * @param kind null where no answer is read
 * @param times nanoseconds a call, of each iteration
 * @param bytes allocated a call
 */
record Measurement(String method, AnswerKind kind, int size, Samples times, double bytes) {
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    static List<Measurement> of(Collection<RunResult> results) {
        return results.stream().map(Measurement::of).toList();
    }

    private static Measurement of(RunResult result) {
        String benchmark = result.getParams().getBenchmark();
        String size = result.getParams().getParam("size");
        String kind = result.getParams().getParam("kind");
        double bytes = result.getSecondaryResults().entrySet().stream()
                .filter(secondary -> secondary.getKey().endsWith(ALLOCATED))
                .findFirst().orElseThrow().getValue().getScore();
        List<Double> times = new ArrayList<>();
        for (BenchmarkResult fork : result.getBenchmarkResults()) {
            for (IterationResult iteration : fork.getIterationResults()) {
                times.add(iteration.getPrimaryResult().getScore());
            }
        }
        return new Measurement(benchmark.substring(benchmark.lastIndexOf('.') + 1),
                kind == null ? null : AnswerKind.valueOf(kind),
                size == null ? 0 : Integer.parseInt(size), Samples.of(times), bytes);
    }

    /** The time of the fastest iteration: what else runs on a machine can only add to it. */
    double nanos() {
        return times.min();
    }
}
