package com.payi.it.servers;

import static org.awaitility.Awaitility.await;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The process of a server, which may be a script that starts the server's JVM, and what both write to a file. */
final class ServerProcess {
    /** That the tests run on. */
    static final Path JDK = Path.of(System.getProperty("java.home"));

    private final Path jdk;
    private final Process process;
    private final BufferedWriter input;
    private final Path log;
    private final Thread killer = new Thread(this::kill);

    private ServerProcess(Path jdk, Process process, Path log) {
        this.jdk = jdk;
        this.process = process;
        this.input = process.outputWriter(StandardCharsets.UTF_8);
        this.log = log;
        // A test run that is broken off leaves no server behind.
        Runtime.getRuntime().addShutdownHook(killer);
    }

    /** Starts a server on the JDK that the tests run on. */
    static ServerProcess start(List<String> command, Map<String, String> environment, Path log) {
        return start(JDK, command, environment, log);
    }

    /** @param jdk that the server runs on, where it cannot run on the tests' own */
    static ServerProcess start(Path jdk, List<String> command, Map<String, String> environment, Path log) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        // What is set for other work on this machine is not what the tests expect.
        builder.environment().keySet().removeIf(name -> name.startsWith("PAYI_"));
        builder.environment().put("JAVA_HOME", jdk.toString());
        builder.environment().putAll(environment);
        try {
            return new ServerProcess(jdk, builder.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The path of the JVM that the tests run on. */
    static String java() {
        return JDK.resolve("bin/java").toString();
    }

    /** Waits until the server has printed something; fails at once when it has died instead. */
    void awaitLog(String text, Duration timeout) {
        awaitLog(0, Pattern.compile(Pattern.quote(text)), timeout);
    }

    /** Waits until the server has printed something since {@link #mark()}. */
    MatchResult awaitLog(int mark, Pattern text, Duration timeout) {
        return await("\"" + text + "\" in " + log).atMost(timeout)
                .failFast("The server has ended", () -> !process.isAlive())
                .until(() -> text.matcher(output(mark)).results().findFirst(), Optional::isPresent).orElseThrow();
    }

    /** The first group of what the server has printed at its start. */
    String find(Pattern text) {
        Matcher matcher = text.matcher(log());
        if (!matcher.find()) {
            throw new IllegalStateException("The server has not printed " + text);
        }
        return matcher.group(1);
    }

    /** How far the log has come. */
    int mark() {
        return log().length();
    }

    String output(int mark) {
        return log().substring(mark);
    }

    /** Writes a line to the standard input of the server. */
    void write(String line) {
        try {
            input.write(line);
            input.newLine();
            input.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All that the server has printed since it was started. */
    String log() {
        try {
            return new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names of the threads that live in the server: none once it has ended. */
    List<String> threads() {
        if (!process.isAlive()) {
            return List.of();
        }
        return diagnose("Thread.print").lines().filter(line -> line.startsWith("\""))
                .map(line -> line.substring(1, line.indexOf('"', 1))).toList();
    }

    /** How many class loaders hold a class of that name, after a garbage collection. */
    long loaded(String type) {
        diagnose("GC.run");
        return diagnose("VM.class_hierarchy", type).lines().filter(line -> line.contains(type + "/")).count();
    }

    /** Sends SIGTERM and waits; a server that does not end is killed and reported. Without effect after the first time. */
    void terminate(Duration timeout) {
        if (!process.isAlive()) {
            return;
        }
        process.destroy();
        try {
            if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("The server did not end within " + timeout + ":\n" + log());
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            kill();
            Runtime.getRuntime().removeShutdownHook(killer);
        }
    }

    private void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private String diagnose(String... command) {
        List<String> words = new ArrayList<>(List.of(jdk.resolve("bin/jcmd").toString(), Long.toString(jvm().pid())));
        words.addAll(List.of(command));
        try {
            Process jcmd = new ProcessBuilder(words).redirectErrorStream(true).start();
            String output = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (jcmd.waitFor() != 0) {
                throw new IllegalStateException(output);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private ProcessHandle jvm() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .filter(candidate -> candidate.info().command().orElse("").endsWith("java"))
                .findFirst().orElseThrow(() -> new IllegalStateException("No JVM runs"));
    }
}
