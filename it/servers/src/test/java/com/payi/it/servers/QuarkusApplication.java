package com.payi.it.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;

import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.TerminalFailureException;

/**
 * Quarkus, which takes no deployments: the module it/platforms/quarkus has built the sources of the WAR into an application.
 * Each deployment starts that one in a JVM of its own, with the WAR's file of configuration. One that takes the place of
 * another has its port, too, so that callers go on.
 */
final class QuarkusApplication implements ApplicationServer {
    private static final Path APPLICATION = Path.of(System.getProperty("platforms.directory", "it/platforms"))
            .resolve("quarkus/target/quarkus-app/quarkus-run.jar");
    /** The name of the application, fixed when it was built. */
    private static final String NAME = "accounting";
    private static final String CONFIGURATION = "WEB-INF/classes/META-INF/microprofile-config.properties";
    private static final int ANY = 0;
    private static final Duration START = Duration.ofSeconds(120);
    private static final Duration STOP = Duration.ofSeconds(90);
    private static final Pattern STARTED = Pattern.compile("Listening on: http://[^ ]*:(\\d+)");

    private final String name;
    private final Map<String, ServerProcess> running = new LinkedHashMap<>();
    private final Map<String, Integer> ports = new HashMap<>();
    private Path base;
    private Map<String, String> systemProperties;
    private Map<String, String> environment;
    private ServerProcess last;

    /** @param name of the directory that the applications' files and logs are kept in, anew for every start */
    QuarkusApplication(String name) {
        this.name = name;
    }

    /** Starts nothing yet. */
    @Override
    public void start(Map<String, String> systemProperties, Map<String, String> environment) {
        if (!Files.isRegularFile(APPLICATION)) {
            throw new IllegalStateException("Build with -Pall-servers, which makes " + APPLICATION);
        }
        this.base = StateDirectory.fresh(name);
        this.systemProperties = Map.copyOf(systemProperties);
        this.environment = Map.copyOf(environment);
    }

    @Override
    public URI deploy(String application, Path war) {
        undeploy(application);
        String files = application + "-" + System.nanoTime();
        last = ServerProcess.start(command(application, configuration(war, base.resolve(files + ".properties"))), environment,
                base.resolve(files + ".log"));
        running.put(application, last);
        try {
            int port = Integer.parseInt(last.awaitLog(0, STARTED, START).group(1));
            ports.put(application, port);
            return URI.create("http://127.0.0.1:" + port + "/");
        } catch (TerminalFailureException | ConditionTimeoutException e) {
            undeploy(application);
            throw new DeploymentFailedException(last.log());
        }
    }

    /** A test may have changed it; the application itself was built with another one. */
    private static Path configuration(Path war, Path file) {
        try (ZipFile whole = new ZipFile(war.toFile())) {
            Files.copy(whole.getInputStream(whole.getEntry(CONFIGURATION)), file);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> command(String application, Path configuration) {
        List<String> command = new ArrayList<>(List.of(ServerProcess.java()));
        command.addAll(JVM_OPTIONS);
        systemProperties.forEach((key, value) -> command.add("-D" + key + "=" + value));
        if (!application.equals(NAME)) {
            command.add("-Dpayi.use-case-name=" + application);
        }
        command.addAll(List.of("-Dsmallrye.config.locations=" + configuration, "-Dquarkus.http.host=127.0.0.1",
                "-Dquarkus.http.port=" + ports.getOrDefault(application, ANY), "-jar", APPLICATION.toString()));
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
