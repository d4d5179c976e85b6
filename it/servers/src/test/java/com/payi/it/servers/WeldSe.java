package com.payi.it.servers;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.TerminalFailureException;

import com.payi.it.servers.application.se.Main;

/** CDI in Java SE: no server. Each application is a process of its own, whose class path has the JARs of the platform. */
final class WeldSe implements ApplicationServer {
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration STOP = Duration.ofSeconds(90);
    private static final Pattern READY = Pattern.compile(Pattern.quote(Main.READY) + "(\\d+)");
    private static final String BEANS = "<beans xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"4.0\" "
            + "bean-discovery-mode=\"annotated\"/>\n";

    private final Platform platform;
    private final String name;
    private final Map<String, ServerProcess> running = new HashMap<>();
    private Path base;
    private Map<String, String> systemProperties;
    private Map<String, String> environment;
    private ServerProcess last;

    /** @param name of the directory that the applications and their logs are kept in, anew for every start */
    WeldSe(Platform platform, String name) {
        this.platform = platform;
        this.name = name;
    }

    /** Starts nothing yet. */
    @Override
    public void start(Map<String, String> systemProperties, Map<String, String> environment) {
        this.base = StateDirectory.fresh(name);
        this.systemProperties = Map.copyOf(systemProperties);
        this.environment = Map.copyOf(environment);
    }

    @Override
    public URI deploy(String application, Path war) {
        undeploy(application);
        String start = application + "-" + System.nanoTime();
        Path files = WarFile.unpack(war, base.resolve(start)).resolve("WEB-INF");
        last = ServerProcess.start(command(application, files), environment, base.resolve(start + ".log"));
        running.put(application, last);
        try {
            return URI.create("http://127.0.0.1:" + last.awaitLog(0, READY, START).group(1) + "/");
        } catch (TerminalFailureException | ConditionTimeoutException e) {
            undeploy(application);
            throw new DeploymentFailedException(last.log());
        }
    }

    private List<String> command(String application, Path files) {
        List<String> command = new ArrayList<>(List.of(ServerProcess.java()));
        command.addAll(JVM_OPTIONS);
        systemProperties.forEach((key, value) -> command.add("-D" + key + "=" + value));
        // Nothing names an application there but its configuration.
        command.add("-Dpayi.use-case-name=" + application);
        command.addAll(List.of("-cp", classPath(files), Main.class.getName()));
        return command;
    }

    /** The libraries of the application come first, as Maven orders what an application declares itself. */
    private String classPath(Path files) {
        Path classes = files.resolve("classes");
        Path beans = classes.resolve("META-INF/beans.xml");
        List<String> entries = new ArrayList<>(List.of(classes.toString()));
        try (Stream<Path> libraries = Files.list(files.resolve("lib"))) {
            libraries.map(Path::toString).sorted().forEach(entries::add);
            Files.createDirectories(beans.getParent());
            Files.writeString(beans, BEANS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        entries.add(PlatformJars.of(platform.id()));
        return String.join(File.pathSeparator, entries);
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
