package com.payi.it.benchmarks.start;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.payi.it.benchmarks.report.Target;

/** Quarkus: the same application, built with the extension and without it. */
final class QuarkusPlatform implements Platform {
    /** The line of Quarkus' log that comes last, with the port that it has chosen. */
    private static final Pattern READY = Pattern.compile(" started in .*http://[^:]+:(\\d+)");

    private final Path modules;

    /** @param modules the folder of the modules with the applications */
    QuarkusPlatform(Path modules) {
        this.modules = modules;
    }

    @Override
    public String label() {
        return "Quarkus";
    }

    @Override
    public Target target() {
        return Target.START_QUARKUS;
    }

    @Override
    public Started start(boolean withLibrary) throws IOException {
        Path application = application(withLibrary).resolve("quarkus-run.jar");
        long begin = System.nanoTime();
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC", "-XX:SoftRefLRUPolicyMSPerMB=0", "-Xms768m", "-Xmx768m", "-Dquarkus.http.port=0",
                "-Dquarkus.http.host=127.0.0.1",
                "-Dpayi.api-key=benchmark", "-jar", application.toString()).redirectErrorStream(true).start();
        try {
            String port = awaitReady(process);
            double millis = (System.nanoTime() - begin) / 1e6;
            return Started.of(millis, rest(port));
        } finally {
            process.destroyForcibly();
        }
    }

    @Override
    public long packagedBytes(boolean withLibrary) throws IOException {
        long bytes = 0;
        try (Stream<Path> files = Files.walk(application(withLibrary))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                bytes += Files.size(file);
            }
        }
        return bytes;
    }

    private Path application(boolean withLibrary) {
        return modules.resolve(withLibrary ? "benchmarks-quarkus-payi" : "benchmarks-quarkus").resolve("target/quarkus-app");
    }

    private static String awaitReady(Process process) throws IOException {
        BufferedReader log = process.inputReader(StandardCharsets.UTF_8);
        StringBuilder text = new StringBuilder();
        for (String line = log.readLine(); line != null; line = log.readLine()) {
            Matcher ready = READY.matcher(line);
            if (ready.find()) {
                return ready.group(1);
            }
            text.append(line).append('\n');
        }
        throw new IOException("Quarkus did not start:\n" + text);
    }

    private static double[] rest(String port) throws IOException {
        try (InputStream answer = URI.create("http://127.0.0.1:" + port + "/rest").toURL().openStream()) {
            return Arrays.stream(new String(answer.readAllBytes(), StandardCharsets.UTF_8).split(" "))
                    .mapToDouble(Double::parseDouble).toArray();
        }
    }
}
