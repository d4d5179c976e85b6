package com.payi.it.servers;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A server that takes no deployments from outside: alone in its JVM, where a {@link DeploymentConsole} runs it. */
abstract class ConsoleServer implements ApplicationServer {
    private static final Duration START = Duration.ofSeconds(120);
    private static final Duration DEPLOYMENT = Duration.ofSeconds(120);
    private static final Duration STOP = Duration.ofSeconds(90);

    private final String name;
    private final Class<? extends DeploymentConsole> console;
    private ServerProcess process;

    /** @param name of the directory that this server's state and log are kept in, anew for every start */
    ConsoleServer(String name, Class<? extends DeploymentConsole> console) {
        this.name = name;
        this.console = console;
    }

    @Override
    public final void start(Map<String, String> systemProperties, Map<String, String> environment) {
        Path base = StateDirectory.fresh(name);
        List<String> command = new ArrayList<>(List.of(ServerProcess.java()));
        command.addAll(JVM_OPTIONS);
        systemProperties.forEach((key, value) -> command.add("-D" + key + "=" + value));
        try {
            command.addAll(options(base));
            command.addAll(List.of("-cp", classPath() + File.pathSeparator + classes(base), console.getName()));
            command.addAll(arguments(base));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        process = ServerProcess.start(command, environment, base.resolve("console.log"));
        process.awaitLog(DeploymentConsole.READY, START);
    }

    /** Further options of the JVM. */
    List<String> options(Path base) throws IOException {
        return List.of();
    }

    /** The JARs of the server, separated as the command line wants it. */
    abstract String classPath();

    /** The arguments of the console. */
    abstract List<String> arguments(Path base) throws IOException;

    /** Further classes of the tests that the console needs. */
    List<Class<?>> furtherClasses() {
        return List.of();
    }

    /** A directory with nothing but those: other classes of the tests would take the place of the application's. */
    private Path classes(Path base) throws IOException {
        Path classes = base.resolve("classes");
        for (Class<?> type : Stream.concat(Stream.of(DeploymentConsole.class, console), furtherClasses().stream()).toList()) {
            String file = type.getName().replace('.', '/') + ".class";
            Files.createDirectories(classes.resolve(file).getParent());
            try (InputStream content = type.getClassLoader().getResourceAsStream(file)) {
                Files.copy(content, classes.resolve(file));
            }
        }
        return classes;
    }

    @Override
    public final URI deploy(String application, Path war) {
        int before = process.mark();
        if (!ask("deploy", application, prepared(application, war).toString())) {
            throw new DeploymentFailedException(process.output(before));
        }
        return URI.create("http://127.0.0.1:" + port() + "/" + application + "/");
    }

    /** The file to deploy, for a server that wants something of its own in it. */
    Path prepared(String application, Path war) {
        return war;
    }

    /** Where the server listens, once it was started. */
    abstract int port();

    @Override
    public final void undeploy(String application) {
        ask("undeploy", application, "");
    }

    private boolean ask(String order, String application, String war) {
        int before = process.mark();
        process.write(order + " " + application + " " + war);
        MatchResult answer = process.awaitLog(before,
                Pattern.compile(Pattern.quote(DeploymentConsole.answer(order, application)) + "(true|false)"), DEPLOYMENT);
        return Boolean.parseBoolean(answer.group(1));
    }

    @Override
    public final void stop() {
        if (process != null) {
            process.terminate(STOP);
        }
    }

    @Override
    public final ServerProcess process() {
        return process;
    }
}
