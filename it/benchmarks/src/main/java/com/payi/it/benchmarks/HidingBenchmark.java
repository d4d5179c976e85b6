package com.payi.it.benchmarks;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** Reading a stream whose usage the library has asked for, and hides from the application: as {@link BytesBenchmark}. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgsAppend = {"-XX:+UseSerialGC", "-Xms1g", "-Xmx1g"})
@Warmup(iterations = 2, time = 700, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 8, time = 100, timeUnit = TimeUnit.MILLISECONDS)
public class HidingBenchmark {
    @Param({"2048", "20480", "204800", "2097152"})
    int size;
    /** So that the results have it. */
    @Param("STREAM")
    AnswerKind kind;

    private final byte[] buffer = new byte[BytesBenchmark.BUFFER];
    private byte[] body;

    @Setup
    public void body() {
        body = kind.body(size);
    }

    @Benchmark
    public void hidden(Calls calls, Blackhole hole) throws IOException {
        int passed = 0;
        try (InputStream answer = calls.answerToQuestion(kind, new ByteArrayInputStream(body))) {
            for (int count = answer.read(buffer); count >= 0; count = answer.read(buffer)) {
                passed += count;
                hole.consume(buffer);
            }
        }
        if (passed >= body.length) {
            throw new IllegalStateException("There is nothing to measure: the usage is not hidden");
        }
    }
}
