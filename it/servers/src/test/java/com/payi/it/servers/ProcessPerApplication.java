package com.payi.it.servers;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.awaitility.core.ConditionTimeoutException;
import org.awaitility.core.TerminalFailureException;

/**
 * A platform that is no server for applications but a part of them: each runs in a JVM of its own and ends with it. One that
 * takes the place of another has its port, too, so that callers go on.
 */
final class ProcessPerApplication implements ApplicationServer {
    private static final int ANY = 0;
    private static final Duration START = Duration.ofSeconds(120);
    private static final Duration STOP = Duration.ofSeconds(90);

    private final ApplicationLaunch launch;
    private final String name;
    private final Map<String, ServerProcess> running = new LinkedHashMap<>();
    private final Map<String, Integer> ports = new HashMap<>();
    private Path jdk;
    private Path base;
    private Map<String, String> systemProperties;
    private Map<String, String> environment;
    private ServerProcess last;

    /** @param name of the directory that the applications and their logs are kept in, anew for every start */
    ProcessPerApplication(ApplicationLaunch launch, String name) {
        this.launch = launch;
        this.name = name;
    }

    /** Starts nothing yet. */
    @Override
    public void start(Map<String, String> systemProperties, Map<String, String> environment) {
        this.jdk = launch.jdk();
        this.base = StateDirectory.fresh(name);
        this.systemProperties = Map.copyOf(systemProperties);
        this.environment = Map.copyOf(environment);
    }

    @Override
    public URI deploy(String application, Path war) {
        undeploy(application);
        String files = application + "-" + System.nanoTime();
        last = ServerProcess.start(jdk, command(application, war, base.resolve(files)), environment,
                base.resolve(files + ".log"));
        running.put(application, last);
        try {
            int port = Integer.parseInt(last.awaitLog(0, launch.ready(), START).group(1));
            ports.put(application, port);
            return URI.create("http://127.0.0.1:" + port + "/");
        } catch (TerminalFailureException | ConditionTimeoutException e) {
            undeploy(application);
            throw new DeploymentFailedException(last.log());
        }
    }

    private List<String> command(String application, Path war, Path directory) {
        List<String> command = new ArrayList<>(List.of(jdk.resolve("bin/java").toString()));
        command.addAll(JVM_OPTIONS);
        systemProperties.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(launch.arguments(application, war, directory, ports.getOrDefault(application, ANY)));
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
