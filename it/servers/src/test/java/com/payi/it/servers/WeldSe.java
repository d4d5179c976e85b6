package com.payi.it.servers;

import java.io.File;
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
import java.util.stream.Stream;

import org.awaitility.core.TerminalFailureException;

import com.payi.it.servers.application.se.Main;

/** CDI in Java SE: no server. Each application is a process of its own, whose class path has the JARs of the platform. */
final class WeldSe implements ApplicationServer {
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration STOP = Duration.ofSeconds(90);
    private static final Pattern READY = Pattern.compile(Pattern.quote(Main.READY) + "(\\d+)");
    private static final String BEANS = "<beans xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"4.0\" "
            + "bean-discovery-mode=\"annotated\"/>\n";

    private final Platform platform;
    private final String name;
    private Path base;
    private Map<String, String> systemProperties;
    private Map<String, String> environment;
    private ServerProcess process;

    /** @param name of the directory that the applications' files and logs are kept in, anew for every start */
    WeldSe(Platform platform, String name) {
        this.platform = platform;
        this.name = name;
    }

    @Override
    public void start(Map<String, String> systemProperties, Map<String, String> environment) {
        this.base = StateDirectory.fresh(name);
        this.systemProperties = systemProperties;
        this.environment = environment;
    }

    @Override
    public URI deploy(String application, Path war) {
        stop();
        Path unpacked = WarFile.unpack(war, StateDirectory.fresh(name + "/" + application));
        List<String> command = new ArrayList<>(List.of(ServerProcess.java()));
        command.addAll(JVM_OPTIONS);
        systemProperties.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(List.of("-cp", classPath(unpacked.resolve("WEB-INF")), Main.class.getName()));
        process = ServerProcess.start(command, environment, base.resolve(application + ".log"));
        try {
            return URI.create("http://127.0.0.1:" + process.awaitLog(0, READY, START).group(1) + "/");
        } catch (TerminalFailureException e) {
            throw new DeploymentFailedException(process.log());
        }
    }

    /** The libraries of the application come first, as Maven orders what an application declares itself. */
    private String classPath(Path files) {
        Path classes = files.resolve("classes");
        List<String> entries = new ArrayList<>(List.of(classes.toString()));
        try (Stream<Path> libraries = Files.list(files.resolve("lib"))) {
            libraries.map(Path::toString).sorted().forEach(entries::add);
            Files.writeString(classes.resolve("META-INF/beans.xml"), BEANS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        entries.add(PlatformJars.of(platform.id()));
        return String.join(File.pathSeparator, entries);
    }

    @Override
    public void undeploy(String application) {
        stop();
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
