package com.payi.it.quarkus.newcomer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A process whose output goes to a file. */
final class RunningProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final Process process;
    private final Path output;

    private RunningProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    static RunningProcess start(Path directory, Path output, Map<String, String> environment, List<String> command)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true)
                .redirectOutput(output.toFile());
        // A newcomer has no key.
        builder.environment().keySet().removeIf(name -> name.startsWith("PAYI_"));
        builder.environment().putAll(environment);
        return new RunningProcess(builder.start(), output);
    }

    long id() {
        return process.pid();
    }

    /** Waits for the end. */
    int exitCode() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            close();
            return -1;
        }
        return process.exitValue();
    }

    String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            return "";
        }
    }

    /** Waits for a part of the output. */
    Matcher await(String pattern) {
        Pattern compiled = Pattern.compile(pattern);
        await(compiled);
        Matcher matcher = compiled.matcher(output());
        matcher.find();
        return matcher;
    }

    private void await(Pattern pattern) {
        org.awaitility.Awaitility.await(pattern.pattern()).atMost(PATIENCE)
                .failFast("the process has ended", () -> !process.isAlive() && !pattern.matcher(output()).find())
                .until(() -> pattern.matcher(output()).find());
    }

    /** Ends the process and those that it has started. */
    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
