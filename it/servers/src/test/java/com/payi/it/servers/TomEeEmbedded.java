package com.payi.it.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.payi.testkit.FakeProvider;

/** TomEE Embedded alone in its JVM, where {@link TomEeEmbeddedConsole} runs it. */
final class TomEeEmbedded implements ApplicationServer {
    private static final Duration START = Duration.ofSeconds(120);
    private static final Duration STOP = Duration.ofSeconds(90);

    private static final String LOGIN = "<web-app xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"6.0\">"
            + "<login-config><auth-method>BASIC</auth-method></login-config></web-app>";
    private static final String PREEMPTIVE = "<Context preemptiveAuthentication=\"true\"/>";

    private final String name;
    private final int port = FakeProvider.deadPort();
    private Path base;
    private int deployments;
    private ServerProcess process;
    private ServerConsole console;

    /** @param name of the directory that this server's state and log are kept in, anew for every start */
    TomEeEmbedded(String name) {
        this.name = name;
    }

    @Override
    public void start(Map<String, String> systemProperties, Map<String, String> environment) {
        base = StateDirectory.fresh(name);
        List<String> command = new ArrayList<>(List.of(ServerProcess.java()));
        command.addAll(JVM_OPTIONS);
        systemProperties.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(List.of("-cp", PlatformJars.of("tomee") + ":" + ServerConsole.classes(base, TomEeEmbeddedConsole.class),
                TomEeEmbeddedConsole.class.getName(), Integer.toString(port), base.resolve("home").toString()));
        process = ServerProcess.start(command, environment, base.resolve("console.log"));
        process.awaitLog(TomEeEmbeddedConsole.READY, START);
        console = new ServerConsole(process);
    }

    @Override
    public URI deploy(String application, Path war) {
        console.deploy(application, own(application, war));
        return URI.create("http://127.0.0.1:" + port + "/" + application + "/");
    }

    /**
     * An application has the name of its file, beside which it is unpacked. It has a login of Tomcat, as TomEE
     * Embedded has no Jakarta Security.
     */
    private Path own(String application, Path war) {
        Path directory = base.resolve("applications/" + deployments++);
        try {
            Files.createDirectories(directory);
            Map<String, byte[]> entries = new LinkedHashMap<>();
            entries.put("WEB-INF/web.xml", LOGIN.getBytes(StandardCharsets.UTF_8));
            entries.put("META-INF/context.xml", PREEMPTIVE.getBytes(StandardCharsets.UTF_8));
            return WarFile.changed(war, directory.resolve(application + ".war"), entries);
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
