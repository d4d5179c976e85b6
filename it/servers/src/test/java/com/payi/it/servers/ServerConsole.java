package com.payi.it.servers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The orders to a class of the tests that runs in a server's JVM, for a server that takes no deployments from outside. */
final class ServerConsole {
    private static final Duration DEPLOYMENT = Duration.ofSeconds(120);

    private final ServerProcess process;

    ServerConsole(ServerProcess process) {
        this.process = process;
    }

    /** A directory with nothing but those: other classes of the tests would take the place of the application's. */
    static Path classes(Path base, Class<?>... consoles) {
        Path classes = base.resolve("classes");
        for (Class<?> console : consoles) {
            String file = console.getName().replace('.', '/') + ".class";
            try (InputStream content = console.getClassLoader().getResourceAsStream(file)) {
                Files.createDirectories(classes.resolve(file).getParent());
                Files.copy(content, classes.resolve(file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return classes;
    }

    /** @throws DeploymentFailedException with the output of the server */
    void deploy(String application, Path war) {
        int before = process.mark();
        if (!ask("deploy", application, war.toString())) {
            throw new DeploymentFailedException(process.output(before));
        }
    }

    void undeploy(String application) {
        ask("undeploy", application, "");
    }

    private boolean ask(String order, String application, String war) {
        int before = process.mark();
        process.write(order + " " + application + " " + war);
        MatchResult answer = process.awaitLog(before,
                Pattern.compile("console: " + order + " " + Pattern.quote(application) + " (true|false)"), DEPLOYMENT);
        return Boolean.parseBoolean(answer.group(1));
    }
}
