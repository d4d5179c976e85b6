package com.payi.it.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.payi.it.kit.FreePort;

/** GlassFish Embedded, which {@link GlassFishEmbeddedConsole} runs. */
final class GlassFishEmbedded extends ConsoleServer {
    private static final Path JAR = Path.of(System.getProperty("glassfish.jar"));

    private static final String BEANS = "<beans xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"4.0\""
            + " bean-discovery-mode=\"all\"/>\n";

    private final int port = FreePort.find();
    private Path applications;
    private int deployments;

    GlassFishEmbedded(String name) {
        super(name, GlassFishEmbeddedConsole.class);
    }

    @Override
    List<String> options(Path base) throws IOException {
        Path temporary = Files.createDirectories(base.resolve("temporary"));
        return Stream.concat(ManifestOptions.of(JAR).stream(), Stream.of("-Dglassfish.embedded.tmpdir=" + temporary)).toList();
    }

    @Override
    String classPath() {
        return JAR.toString();
    }

    @Override
    List<String> arguments(Path base) {
        applications = base.resolve("applications");
        return List.of(Integer.toString(port));
    }

    /** {@link GlassFishEmbeddedConsole} lets GlassFish look for beans only in archives that name them. */
    @Override
    Path prepared(String application, Path war) {
        try {
            Path directory = Files.createDirectories(applications.resolve(Integer.toString(deployments++)));
            return WarFile.changed(war, directory.resolve(application + ".war"),
                    Map.of("WEB-INF/beans.xml", BEANS.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    int port() {
        return port;
    }
}
