package com.payi.it.benchmarks;

import java.util.Collection;
import java.util.List;

import org.openjdk.jmh.results.RunResult;

/**
 * What JMH measured of one method.
 *
 * @param nanos time a call, of the fastest iteration: what else runs on a machine can only add to it
 * @param bytes allocated a call
 */
record Measurement(String method, String kind, int size, double nanos, double bytes) {
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    static List<Measurement> of(Collection<RunResult> results) {
        return results.stream().map(Measurement::of).toList();
    }

    private static Measurement of(RunResult result) {
        String benchmark = result.getParams().getBenchmark();
        String size = result.getParams().getParam("size");
        double bytes = result.getSecondaryResults().entrySet().stream()
                .filter(secondary -> secondary.getKey().endsWith(ALLOCATED))
                .findFirst().orElseThrow().getValue().getScore();
        return new Measurement(benchmark.substring(benchmark.lastIndexOf('.') + 1), result.getParams().getParam("kind"),
                size == null ? 0 : Integer.parseInt(size), result.getPrimaryResult().getStatistics().getMin(), bytes);
    }
}
