package com.payi.it.benchmarks;

import java.util.concurrent.TimeUnit;

import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What a context costs that is opened and closed around a method without any call, beside a span of OpenTelemetry. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 1, jvmArgsAppend = {"-XX:+UseSerialGC", "-Xms1g", "-Xmx1g"})
@Warmup(iterations = 3, time = 600, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 25, time = 100, timeUnit = TimeUnit.MILLISECONDS)
public class TrackBenchmark {
    private WeldContainer container;
    private Service service;

    @Setup
    public void start() {
        System.setProperty("payi.api-key", "benchmark");
        container = new Weld()
                .addBeanClasses(Service.class, Service.Inner.class, Untouched.Passing.class, Spanned.Spanning.class)
                .initialize();
        service = container.select(Service.class).get();
        if (!service.hasContext()) {
            throw new IllegalStateException("There would be nothing to measure: @Track opens no context");
        }
    }

    @TearDown
    public void stop() {
        container.close();
    }

    @Benchmark
    public int untouched() {
        return service.untouched();
    }

    @Benchmark
    public int tracked() {
        return service.tracked();
    }

    @Benchmark
    public int trackedInTracked() {
        return service.trackedInTracked();
    }

    @Benchmark
    public int trackedUseCase() {
        return service.trackedUseCase();
    }

    @Benchmark
    public int spanned() {
        return service.spanned();
    }
}
