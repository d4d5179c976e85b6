package com.payi.it.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.payi.testkit.FakeProvider;

/** GlassFish Embedded, which {@link GlassFishEmbeddedConsole} runs. */
final class GlassFishEmbedded extends ConsoleServer {
    private static final String JAR = System.getProperty("glassfish.jar");

    private final int port = FakeProvider.deadPort();

    GlassFishEmbedded(String name) {
        super(name, GlassFishEmbeddedConsole.class);
    }

    @Override
    List<String> options(Path base) throws IOException {
        Path temporary = Files.createDirectories(base.resolve("temporary"));
        return List.of("-Dglassfish.embedded.tmpdir=" + temporary, "--add-opens=java.base/java.lang=ALL-UNNAMED");
    }

    @Override
    String classPath() {
        return JAR;
    }

    @Override
    List<String> arguments(Path base) {
        return List.of(Integer.toString(port));
    }

    @Override
    int port() {
        return port;
    }
}
