package com.payi.it.kafka;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process with the class path of this one. */
final class JavaProcess implements AutoCloseable {
    private final Process process;
    private final Path log;
    private final Thread killer;

    private JavaProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
        this.killer = new Thread(process::destroyForcibly);
        // A run that is broken off leaves no process behind.
        Runtime.getRuntime().addShutdownHook(killer);
    }

    static JavaProcess start(Path log, String heap, String... mainAndArguments) {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap, "-XX:TieredStopAtLevel=1",
                // The broker's libraries contain a logging library that shows errors only.
                "-Dorg.jboss.logging.provider=jdk", "-cp", classPath()));
        command.addAll(Arrays.asList(mainAndArguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        // What is set for other work on this machine has no effect here.
        builder.environment().keySet().removeIf(name -> name.startsWith("PAYI_") || name.equals("JAVA_TOOL_OPTIONS"));
        builder.environment().put("PAYI_API_KEY", com.payi.testkit.FakePayi.DEFAULT_API_KEY);
        builder.environment().put("PAYI_INGEST_RETRY_INITIAL_DELAY", "50ms");
        builder.environment().put("PAYI_INGEST_RETRY_MAX_DELAY", "1s");
        try {
            return new JavaProcess(builder.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A surefire that puts a jar with a manifest on the class path names the whole in a property. */
    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    boolean isAlive() {
        return process.isAlive();
    }

    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SIGKILL. */
    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** Any signal, for example STOP. */
    void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** SIGTERM. */
    int terminate() {
        process.destroy();
        return awaitEnd();
    }

    int awaitEnd() {
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("The process does not end, see " + log);
            }
            Runtime.getRuntime().removeShutdownHook(killer);
            return process.exitValue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
