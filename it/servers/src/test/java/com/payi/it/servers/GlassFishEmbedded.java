package com.payi.it.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.payi.testkit.FakeProvider;

/** GlassFish Embedded alone in its JVM, where {@link GlassFishEmbeddedConsole} runs it. */
final class GlassFishEmbedded implements ApplicationServer {
    private static final Duration START = Duration.ofSeconds(120);
    private static final Duration STOP = Duration.ofSeconds(90);

    private static final Path JAR = Path.of(System.getProperty("glassfish.jar"));

    private final String name;
    private final int port = FakeProvider.deadPort();
    private ServerProcess process;
    private ServerConsole console;

    /** @param name of the directory that this server's state and log are kept in, anew for every start */
    GlassFishEmbedded(String name) {
        this.name = name;
    }

    @Override
    public void start(Map<String, String> systemProperties, Map<String, String> environment) {
        Path base = StateDirectory.fresh(name);
        List<String> command = new ArrayList<>(List.of(ServerProcess.java()));
        command.addAll(JVM_OPTIONS);
        systemProperties.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(List.of("-Dglassfish.embedded.tmpdir=" + temporary(base), "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-cp", JAR + ":" + ServerConsole.classes(base, GlassFishEmbeddedConsole.class),
                GlassFishEmbeddedConsole.class.getName(), Integer.toString(port)));
        process = ServerProcess.start(command, environment, base.resolve("console.log"));
        process.awaitLog(GlassFishEmbeddedConsole.READY, START);
        console = new ServerConsole(process);
    }

    private static Path temporary(Path base) {
        try {
            return Files.createDirectories(base.resolve("temporary"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public URI deploy(String application, Path war) {
        console.deploy(application, war);
        return URI.create("http://127.0.0.1:" + port + "/" + application + "/");
    }

    @Override
    public void undeploy(String application) {
        console.undeploy(application);
    }

    @Override
    public void stop() {
        if (process != null) {
            process.terminate(STOP);
        }
    }

    @Override
    public ServerProcess process() {
        return process;
    }
}
