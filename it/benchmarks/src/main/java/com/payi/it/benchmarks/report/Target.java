package com.payi.it.benchmarks.report;

import java.util.Arrays;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;

/** What the library is to cost at most, or to reach at least. The texts differ: a row of the page is found by its text. */
public enum Target {
    DOCUMENT_P50("p50 of a document call to a bare one; Pay-i healthy, 30 ms, 503, stalled", 1.03, Figure::ratio),
    DOCUMENT_P99("p99 of the same document calls", 1.10, Figure::ratio),
    STREAM_P50("p50 of a stream to a bare one; Pay-i healthy, 30 ms, 503, stalled", 1.03, Figure::ratio),
    STREAM_P99("p99 of the same streams", 1.10, Figure::ratio),
    PACED_CPU("added CPU of a document call in µs, at 50 calls a second", 60, Figure::micros),
    SATURATED_CPU("added CPU of a document call at saturation, to what OpenTelemetry adds", 1.5, Figure::ratio),
    THROUGHPUT("saturated throughput to OpenTelemetry's", -1.0, Figure::ratio),
    EVENT_CPU("added CPU of an event of a stream in µs", 1.0, Figure::ratio),
    EVENT_BYTES("added allocation of an event of a stream in bytes", 64, Figure::whole),
    READING_SPEED("reading 200 KB of document, embeddings, stream, in MB/s", -1000, Figure::whole),
    READING_TO_DATABIND("time of reading to Jackson databind's, the worst size of document, embeddings, stream", 0.25,
            Figure::ratio),
    ENQUEUE("enqueueing an event to BatchSpanProcessor.onEnd; 1, 2, 8 threads", 1.0, Figure::ratio),
    DELIVERY("events delivered for a second of CPU to OTLP/HTTP; waiting, 500 a second", -1.0, Figure::ratio),
    TRACK("`@Track` to a span with scope, empty", 0.2, Figure::ratio),
    TRACK_BYTES("allocation of an empty `@Track` in bytes", 144, Figure::whole),
    USE_CASE("`@Track` with a use case of its own to a span with scope", 0.5, Figure::ratio),
    USE_CASE_BYTES("allocation of a `@Track` with a use case of its own in bytes", 320, Figure::whole),
    START_WELD("added start time on Weld SE in %", 3, Figure::micros),
    START_QUARKUS("added start time on Quarkus in %", 3, Figure::micros),
    MEMORY("added memory at rest in MB; Weld SE, Quarkus", 2, Figure::micros),
    GROWTH("cost against depth, limits, properties, body size, streams, waiting events: exponent of growth", 1.15,
            Figure::ratio);

    private final String what;
    private final double limit;
    private final DoubleFunction<String> format;

    /** @param limit negative if at least its amount is to be reached */
    Target(String what, double limit, DoubleFunction<String> format) {
        this.what = what;
        this.limit = limit;
        this.format = format;
    }

    String what() {
        return what;
    }

    String limit() {
        return (limit < 0 ? "≥ " : "≤ ") + format.apply(Math.abs(limit));
    }

    String show(double... measured) {
        return Arrays.stream(measured).mapToObj(format).collect(Collectors.joining(" / "));
    }

    String verdict(double... measured) {
        return Arrays.stream(measured).allMatch(this::isMetBy) ? "met" : "missed";
    }

    /** As it is written: what rounds to the limit meets it. */
    private boolean isMetBy(double measured) {
        double shown = Double.parseDouble(format.apply(measured).replace(",", ""));
        return limit < 0 ? shown >= -limit : shown <= limit;
    }
}
