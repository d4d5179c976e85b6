package com.payi.it.delivery;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import org.awaitility.Awaitility;

/** A running {@link Producer}, seen from outside. */
final class ProducerProcess {
    private static final double NANOS_A_MILLI = 1e6;
    private static final Duration POLL = Duration.ofMillis(5);

    private final Process process;
    private final Path log;
    private final Thread reader = new Thread(this::read, "producer-output");
    private final Thread killer;
    private final Latencies latencies = new Latencies();
    private final List<Sample> unbalanced = new CopyOnWriteArrayList<>();
    private final Map<String, Long> ends = new ConcurrentHashMap<>();
    private volatile Sample last;
    private volatile long killedNanos;
    private volatile boolean produced;
    private volatile boolean ended;

    private ProducerProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
        this.killer = new Thread(process::destroyForcibly);
        // A run that is broken off leaves no process behind.
        Runtime.getRuntime().addShutdownHook(killer);
        reader.setDaemon(true);
        reader.start();
    }

    static ProducerProcess start(List<String> command, Path log) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        // What is set for other work on this machine is not what the rows expect.
        builder.environment().keySet().removeIf(name -> name.startsWith("PAYI_") || name.equals("JAVA_TOOL_OPTIONS"));
        try {
            return new ProducerProcess(builder.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read() {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.endsWith(Producer.END_OF_LINE)) {
                    int blank = line.indexOf(' ');
                    take(line.substring(0, blank), line.substring(blank + 1, line.length() - Producer.END_OF_LINE.length()));
                }
            }
        } catch (IOException e) {
            // The process was killed in the middle of a line.
            return;
        }
    }

    private void take(String what, String detail) {
        switch (what) {
            case "sample" -> sample(Sample.parse(detail));
            case "call" -> latencies.add(detail);
            case "ended" -> ends.put(detail.substring(0, detail.indexOf(' ')),
                    Long.valueOf(detail.substring(detail.indexOf(' ') + 1)));
            case "produced" -> produced = true;
            case "end" -> {
                sample(Sample.parse(detail));
                ended = true;
            }
            default -> throw new IllegalStateException(what + " " + detail);
        }
    }

    private void sample(Sample sample) {
        if (!sample.isBalanced()) {
            unbalanced.add(sample);
        }
        last = sample;
    }

    /** The latest counts; those of the end once the process has ended. */
    Sample counts() {
        return last;
    }

    Latencies latencies() {
        return latencies;
    }

    List<Sample> unbalanced() {
        return unbalanced;
    }

    void awaitProduced(Duration patience) {
        Awaitility.await("all calls, see " + log).atMost(patience).pollInterval(POLL).failFast(this::failIfDead)
                .until(() -> produced);
    }

    void await(String what, Duration patience, Predicate<Sample> condition) {
        Awaitility.await(what + ", see " + log).atMost(patience).pollInterval(POLL).failFast(this::failIfDead)
                .until(() -> last != null && condition.test(last));
    }

    private void failIfDead() {
        if (!process.isAlive() && !ended) {
            throw new IllegalStateException("The producer has ended, see " + log);
        }
    }

    /** Lets the application end in its own time. */
    Sample end(Duration patience) {
        try {
            process.getOutputStream().write('\n');
            process.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return awaitEnd(patience);
    }

    /** SIGTERM. */
    Sample terminate(Duration patience) {
        // Not by the process itself, which would close the streams that we still read.
        process.toHandle().destroy();
        return awaitEnd(patience);
    }

    private Sample awaitEnd(Duration patience) {
        awaitDeath(patience);
        if (!ended) {
            throw new IllegalStateException("The producer ended without its last counts, see " + log);
        }
        return last;
    }

    /** SIGKILL; what the process has written until then is read. */
    Sample kill() {
        process.toHandle().destroyForcibly();
        killedNanos = System.nanoTime();
        awaitDeath(Duration.ofSeconds(30));
        return last;
    }

    /** The ids of the answers that the process has reported, in the order in which they came. */
    List<String> answers() {
        return ends.entrySet().stream().sorted(Map.Entry.comparingByValue()).map(Map.Entry::getKey).toList();
    }

    /** How many calls the process has reported as ended. */
    int calls() {
        return ends.size();
    }

    /** How old the calls were at the kill, in ms, whose events did not arrive; the oldest last. */
    List<Double> agesOfLost(Set<String> arrived) {
        return ends.entrySet().stream().filter(call -> !arrived.contains(call.getKey()))
                .map(call -> (killedNanos - call.getValue()) / NANOS_A_MILLI).sorted().toList();
    }

    private void awaitDeath(Duration patience) {
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("The producer does not end, see " + log);
            }
            reader.join();
            Runtime.getRuntime().removeShutdownHook(killer);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    List<String> log() {
        try {
            return new ArrayList<>(Files.readAllLines(log));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
