package com.payi.it.servers;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Helidon MP, on the class path of an application. Helidon needs JDK 21. */
final class HelidonMp implements ApplicationLaunch {
    private static final int JDK = 21;
    private static final Pattern STARTED = Pattern.compile("Server started on http://[^ ]*:(\\d+)");

    @Override
    public Path jdk() {
        Optional<Path> found = NewerJdk.atLeast(JDK);
        assumeTrue(found.isPresent(), "Helidon 4 needs JDK 21 or newer: none is installed beside the JDK of the tests, and"
                + " neither -Dnewer.jdk nor NEWER_JDK names one");
        return found.get();
    }

    @Override
    public List<String> arguments(String application, Path war, Path directory, int port) {
        return List.of(
                // Nothing names an application there but its configuration.
                "-Dpayi.use-case-name=" + application,
                // No servlet request has the address of the calling service.
                "-Dpayi.propagation.inbound=*",
                "-Dserver.host=127.0.0.1", "-Dserver.port=" + port,
                "-cp", UnpackedApplication.classPath(war, directory, Platform.HELIDON), "io.helidon.Main");
    }

    @Override
    public Pattern ready() {
        return STARTED;
    }
}
