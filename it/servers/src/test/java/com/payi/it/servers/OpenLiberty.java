package com.payi.it.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Open Liberty with the features that the application needs; applications are deployed by files that it polls. */
final class OpenLiberty implements ApplicationServer {
    private static final Duration START = Duration.ofSeconds(120);
    private static final Duration DEPLOYMENT = Duration.ofSeconds(120);
    private static final Duration STOP = Duration.ofSeconds(90);

    private static final Path HOME = Path.of(System.getProperty("liberty.home"));
    private static final String SERVER = "payi";
    private static final Pattern LISTENER = Pattern.compile("CWWKO0219I: .*127\\.0\\.0\\.1\\) port (\\d+)");
    private static final String CONFIGURATION = """
            <server>
              <featureManager>
                <feature>webProfile-10.0</feature>
                <feature>microProfile-%s</feature>
              </featureManager>
              <logging consoleLogLevel="INFO"/>
              <httpEndpoint id="defaultHttpEndpoint" host="127.0.0.1" httpPort="0" httpsPort="-1"/>
              <applicationMonitor updateTrigger="polled" pollingRate="250ms"/>
            </server>
            """;

    private final String name;
    private Path applications;
    private ServerProcess process;
    private String address;

    /** @param name of the directory that this server's state and log are kept in, anew for every start */
    OpenLiberty(String name) {
        this.name = name;
    }

    @Override
    public void start(Map<String, String> systemProperties, Map<String, String> environment) {
        Path user = StateDirectory.fresh(name);
        Path server = user.resolve("servers").resolve(SERVER);
        applications = server.resolve("dropins");
        try {
            Files.createDirectories(applications);
            Files.writeString(server.resolve("server.xml"), CONFIGURATION.formatted(microProfile()));
            // No port for commands: the server is ended by a signal.
            Files.writeString(server.resolve("bootstrap.properties"), "command.port=-1\n");
            Files.writeString(server.resolve("jvm.options"), Stream.concat(JVM_OPTIONS.stream(),
                    systemProperties.entrySet().stream().map(entry -> "-D" + entry.getKey() + "=" + entry.getValue()))
                    .collect(Collectors.joining("\n")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> variables = new HashMap<>(environment);
        variables.put("WLP_USER_DIR", user.toString());
        process = ServerProcess.start(List.of(HOME.resolve("bin/server").toString(), "run", SERVER), variables,
                user.resolve("console.log"));
        process.awaitLog("CWWKF0011I", START);
        // The listener begins on a thread of its own.
        address = "127.0.0.1:" + process.awaitLog(0, LISTENER, START).group(1);
    }

    /** The newest with Jakarta EE 10 that this version has. */
    private static String microProfile() {
        return Files.exists(HOME.resolve("lib/features/io.openliberty.microProfile-6.1.mf")) ? "6.1" : "6.0";
    }

    @Override
    public URI deploy(String application, Path war) {
        int before = process.mark();
        Path target = applications.resolve(application + ".war");
        try {
            // Moved into place, so that the server never sees half a file.
            Path whole = Files.copy(war, applications.resolveSibling(application + ".war"),
                    StandardCopyOption.REPLACE_EXISTING);
            Files.move(whole, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            MatchResult end = process.awaitLog(before, message("CWWKZ000([1-4])[IE]", application), DEPLOYMENT);
            if (end.group(1).equals("2") || end.group(1).equals("4")) {
                Files.delete(target);
                throw new DeploymentFailedException(process.output(before));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return URI.create("http://" + address + "/" + application + "/");
    }

    @Override
    public void undeploy(String application) {
        int before = process.mark();
        try {
            Files.delete(applications.resolve(application + ".war"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        process.awaitLog(before, message("CWWKZ0009I", application), DEPLOYMENT);
    }

    private static Pattern message(String id, String application) {
        return Pattern.compile(id + ": .*\\b" + Pattern.quote(application) + "\\b");
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
