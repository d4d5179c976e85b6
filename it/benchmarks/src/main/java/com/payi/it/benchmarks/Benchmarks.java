package com.payi.it.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;

import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs one group of benchmarks and prints its table; the text of JMH goes to a file. */
final class Benchmarks {
    /** What belongs together, because it is only worth something beside the rest of the same run. */
    private enum Group {
        BYTES(BytesBenchmark.class) {
            @Override
            String table(Collection<RunResult> results) {
                return new BytesTable(Measurement.of(results)).toString();
            }
        },
        TRACK(TrackBenchmark.class) {
            @Override
            String table(Collection<RunResult> results) {
                return new TrackTable(Measurement.of(results)).toString();
            }
        };

        private final Class<?> benchmark;

        Group(Class<?> benchmark) {
            this.benchmark = benchmark;
        }

        abstract String table(Collection<RunResult> results);
    }

    private Benchmarks() {}

    /** Takes the name of the group, which the build has checked, and the folder for the text of JMH. */
    public static void main(String[] arguments) throws IOException {
        Group group = Group.valueOf(arguments[0].toUpperCase(Locale.ROOT));
        Path folder = Files.createDirectories(Path.of(arguments[1]));
        System.exit(run(group, folder.resolve("jmh-" + arguments[0] + ".log")) ? 0 : 1);
    }

    private static boolean run(Group group, Path log) {
        try {
            System.out.println(group.table(new Runner(new OptionsBuilder()
                    .include("^" + group.benchmark.getName().replace(".", "\\.") + "\\.")
                    .addProfiler(GCProfiler.class)
                    .shouldFailOnError(true)
                    .output(log.toString())
                    .build()).run()));
            return true;
        } catch (RunnerException e) {
            System.err.println("The benchmarks failed: " + e.getMessage() + ". See " + log);
            return false;
        }
    }
}
