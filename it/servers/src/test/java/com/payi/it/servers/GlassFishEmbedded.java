package com.payi.it.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
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

    private static final String BEANS = "<beans xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"4.0\""
            + " bean-discovery-mode=\"all\"/>\n";

    private final String name;
    private final int port = FakeProvider.deadPort();
    private Path base;
    private int deployments;
    private ServerProcess process;
    private ServerConsole console;

    /** @param name of the directory that this server's state and log are kept in, anew for every start */
    GlassFishEmbedded(String name) {
        this.name = name;
    }

    @Override
    public void start(Map<String, String> systemProperties, Map<String, String> environment) {
        base = StateDirectory.fresh(name);
        List<String> command = new ArrayList<>(List.of(ServerProcess.java()));
        command.addAll(JVM_OPTIONS);
        systemProperties.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(ManifestOptions.of(JAR));
        command.addAll(List.of("-Dglassfish.embedded.tmpdir=" + temporary(), "-cp",
                JAR + ":" + ServerConsole.classes(base, GlassFishEmbeddedConsole.class),
                GlassFishEmbeddedConsole.class.getName(), Integer.toString(port)));
        process = ServerProcess.start(command, environment, base.resolve("console.log"));
        process.awaitLog(GlassFishEmbeddedConsole.READY, START);
        console = new ServerConsole(process);
    }

    private Path temporary() {
        try {
            return Files.createDirectories(base.resolve("temporary"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public URI deploy(String application, Path war) {
        console.deploy(application, named(application, war));
        return URI.create("http://127.0.0.1:" + port + "/" + application + "/");
    }

    /** {@link GlassFishEmbeddedConsole} lets GlassFish look for beans only in archives that name them. */
    private Path named(String application, Path war) {
        try {
            Path directory = Files.createDirectories(base.resolve("applications/" + deployments++));
            return WarFile.changed(war, directory.resolve(application + ".war"),
                    Map.of("WEB-INF/beans.xml", BEANS.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
