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
import java.util.regex.Pattern;

import com.payi.testkit.FakeProvider;

/** Payara Micro alone in its JVM; {@link PayaraMicroConsole} deploys applications as they are named on its standard input. */
final class PayaraMicro implements ApplicationServer {
    private static final Duration START = Duration.ofSeconds(120);
    private static final Duration STOP = Duration.ofSeconds(90);

    private static final Path JAR = Path.of(System.getProperty("payara.jar"));
    private static final String LOOPBACK = "set configs.config.server-config.network-config.network-listeners.network-listener."
            + "http-listener.address=127.0.0.1\n";
    private static final Pattern LISTENER = Pattern.compile("Network Listener http-listener started .*/(127\\.0\\.0\\.1:\\d+)");

    private final String name;
    private ServerProcess process;
    private ServerConsole console;
    private String address;

    /** @param name of the directory that this server's state and log are kept in, anew for every start */
    PayaraMicro(String name) {
        this.name = name;
    }

    @Override
    public void start(Map<String, String> systemProperties, Map<String, String> environment) {
        Path base = StateDirectory.fresh(name);
        List<String> command = new ArrayList<>(List.of(ServerProcess.java()));
        command.addAll(JVM_OPTIONS);
        systemProperties.forEach((key, value) -> command.add("-D" + key + "=" + value));
        try {
            command.addAll(ManifestOptions.of(JAR));
            // It has no option for the address.
            Path commands = Files.writeString(base.resolve("prepare.txt"), LOOPBACK);
            command.addAll(List.of("-cp", JAR + ":" + ServerConsole.classes(base, PayaraMicroConsole.class),
                    PayaraMicroConsole.class.getName(), "--rootdir",
                    base.resolve("root").toString(), "--nohazelcast", "--prebootcommandfile", commands.toString()));
            // It does not log a port that the system has chosen. If another process uses this one, it uses the next.
            command.addAll(List.of("--port", Integer.toString(FakeProvider.deadPort()), "--autobindhttp"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        process = ServerProcess.start(command, environment, base.resolve("console.log"));
        process.awaitLog(PayaraMicroConsole.READY, START);
        address = process.find(LISTENER);
        console = new ServerConsole(process);
    }

    @Override
    public URI deploy(String application, Path war) {
        console.deploy(application, war);
        return URI.create("http://" + address + "/" + application + "/");
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
