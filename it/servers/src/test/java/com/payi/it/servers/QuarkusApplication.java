package com.payi.it.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;

/**
 * Quarkus, which takes no deployments: the module it/platforms/quarkus has built the sources of the WAR into an application.
 * Each start of it has the WAR's file of configuration.
 */
final class QuarkusApplication implements ApplicationLaunch {
    private static final Path APPLICATION = Path.of(System.getProperty("platforms.directory", "it/platforms"))
            .resolve("quarkus/target/quarkus-app/quarkus-run.jar");
    /** The name of the application, fixed when it was built. */
    private static final String NAME = "accounting";
    private static final String CONFIGURATION = "WEB-INF/classes/META-INF/microprofile-config.properties";
    private static final Pattern STARTED = Pattern.compile("Listening on: http://[^ ]*:(\\d+)");

    @Override
    public Path jdk() {
        if (!Files.isRegularFile(APPLICATION)) {
            throw new IllegalStateException("Build with -Pall-servers, which makes " + APPLICATION);
        }
        return ServerProcess.JDK;
    }

    @Override
    public List<String> arguments(String application, Path war, Path directory, int port) {
        List<String> arguments = new ArrayList<>();
        if (!application.equals(NAME)) {
            arguments.add("-Dpayi.use-case-name=" + application);
        }
        arguments.addAll(List.of("-Dsmallrye.config.locations=" + configuration(war, directory),
                "-Dquarkus.http.host=127.0.0.1", "-Dquarkus.http.port=" + port, "-jar", APPLICATION.toString()));
        return arguments;
    }

    /** A test may have changed it; the application itself was built with another one. */
    private static Path configuration(Path war, Path directory) {
        Path file = directory.resolve("microprofile-config.properties");
        try (ZipFile whole = new ZipFile(war.toFile())) {
            Files.createDirectories(directory);
            Files.copy(whole.getInputStream(whole.getEntry(CONFIGURATION)), file);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Pattern ready() {
        return STARTED;
    }
}
