package com.payi.it.servers;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.TerminalFailureException;

/**
 * Helidon MP, which is no server for applications: each runs in a JVM of its own that has Helidon on its class path, and
 * ends with it. Helidon needs JDK 21.
 */
final class HelidonMp implements ApplicationServer {
    private static final int JDK = 21;
    private static final Duration START = Duration.ofSeconds(120);
    private static final Duration STOP = Duration.ofSeconds(90);
    private static final Pattern STARTED = Pattern.compile("Server started on http://[^ ]*:(\\d+)");
    /** What makes a JAR an archive with beans, as a user of Helidon has it. */
    private static final String BEANS = "<beans xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"4.0\""
            + " bean-discovery-mode=\"annotated\"/>";

    private final String name;
    private final Map<String, ServerProcess> running = new LinkedHashMap<>();
    private Path jdk;
    private Path base;
    private Map<String, String> systemProperties;
    private Map<String, String> environment;
    private ServerProcess last;

    /** @param name of the directory that the applications and their logs are kept in, anew for every start */
    HelidonMp(String name) {
        this.name = name;
    }

    /** Starts nothing yet. */
    @Override
    public void start(Map<String, String> systemProperties, Map<String, String> environment) {
        Optional<Path> found = NewerJdk.atLeast(JDK);
        assumeTrue(found.isPresent(), "Helidon 4 needs JDK 21 or newer: none is installed beside the JDK of the tests, and"
                + " neither -Dnewer.jdk nor NEWER_JDK names one");
        this.jdk = found.get();
        this.base = StateDirectory.fresh(name);
        this.systemProperties = Map.copyOf(systemProperties);
        this.environment = Map.copyOf(environment);
    }

    @Override
    public URI deploy(String application, Path war) {
        undeploy(application);
        last = ServerProcess.start(jdk, command(application, unpacked(application, war)), environment,
                base.resolve(application + "-" + System.nanoTime() + ".log"));
        running.put(application, last);
        try {
            return URI.create("http://127.0.0.1:" + last.awaitLog(0, STARTED, START).group(1) + "/");
        } catch (TerminalFailureException | ConditionTimeoutException e) {
            undeploy(application);
            throw new DeploymentFailedException(last.log());
        }
    }

    private Path unpacked(String application, Path war) {
        Path directory = WarFile.unpack(war, base.resolve(application + "-" + System.nanoTime())).resolve("WEB-INF");
        try {
            Path beans = directory.resolve("classes/META-INF/beans.xml");
            Files.createDirectories(beans.getParent());
            Files.writeString(beans, BEANS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return directory;
    }

    private List<String> command(String application, Path directory) {
        List<String> command = new ArrayList<>(List.of(jdk.resolve("bin/java").toString()));
        command.addAll(JVM_OPTIONS);
        systemProperties.forEach((key, value) -> command.add("-D" + key + "=" + value));
        // Nothing names an application there but its configuration.
        command.add("-Dpayi.use-case-name=" + application);
        // No servlet request has the address of the calling service.
        command.add("-Dpayi.propagation.inbound=*");
        command.addAll(List.of("-Dserver.host=127.0.0.1", "-Dserver.port=0", "-cp", directory.resolve("classes") + ":"
                + directory.resolve("lib") + "/*:" + PlatformJars.of("helidon"), "io.helidon.Main"));
        return command;
    }

    @Override
    public void undeploy(String application) {
        ServerProcess process = running.remove(application);
        if (process != null) {
            process.terminate(STOP);
        }
    }

    @Override
    public void stop() {
        List.copyOf(running.keySet()).forEach(this::undeploy);
    }

    /** That of the application that was deployed last. */
    @Override
    public ServerProcess process() {
        return last;
    }
}
