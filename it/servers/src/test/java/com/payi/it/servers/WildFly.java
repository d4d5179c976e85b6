package com.payi.it.servers;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** WildFly with its standard configuration; applications are deployed by files, as its deployment scanner wants them. */
final class WildFly implements ApplicationServer {
    private static final Duration START = Duration.ofSeconds(120);
    private static final Duration DEPLOYMENT = Duration.ofSeconds(120);
    private static final Duration STOP = Duration.ofSeconds(90);

    private static final Path HOME = Path.of(System.getProperty("wildfly.home"));
    private static final String SCANNER = "scan-interval=\"5000\"";
    private static final Pattern LISTENER = Pattern.compile("WFLYUT0006: .* HTTP listener .* on (127\\.0\\.0\\.1:\\d+)");

    private final Path base;
    private final Path deployments;
    private ServerProcess process;
    private String address;

    /** @param name of the directory that this server's state and log are kept in, anew for every start */
    WildFly(String name) {
        this.base = Path.of(System.getProperty("servers.directory")).resolve(name);
        this.deployments = base.resolve("deployments");
    }

    @Override
    public void start(Map<String, String> systemProperties) {
        try {
            prepare();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> command = new ArrayList<>(List.of(HOME.resolve("bin/standalone.sh").toString(), "-b=127.0.0.1",
                "-bmanagement=127.0.0.1", "-Djboss.server.base.dir=" + base, "-Djboss.http.port=0", "-Djboss.https.port=0",
                "-Djboss.management.http.port=0"));
        systemProperties.forEach((key, value) -> command.add("-D" + key + "=" + value));
        // In the background, else the script does not pass a SIGTERM on to the server.
        Map<String, String> environment = Map.of("JBOSS_HOME", HOME.toString(), "LAUNCH_JBOSS_IN_BACKGROUND", "true");
        process = ServerProcess.start(command, environment, base.resolve("console.log"));
        process.awaitLog("WFLYSRV0025", START);
        Matcher listener = LISTENER.matcher(log());
        if (!listener.find()) {
            throw new IllegalStateException("No HTTP listener was announced");
        }
        address = listener.group(1);
    }

    /** The unpacked server stays as it is. */
    private void prepare() throws IOException {
        delete(base);
        copy(HOME.resolve("standalone"), base);
        Path configuration = base.resolve("configuration/standalone.xml");
        String standard = Files.readString(configuration);
        if (!standard.contains(SCANNER)) {
            throw new IllegalStateException("No deployment scanner with " + SCANNER + " in " + configuration);
        }
        // Looks more often, and leaves a file alone until its marker is there.
        Files.writeString(configuration, standard.replace(SCANNER, "scan-interval=\"250\" auto-deploy-zipped=\"false\""));
    }

    @Override
    public URI deploy(String name, Path war) {
        String file = name + ".war";
        try {
            Files.copy(war, deployments.resolve(file), StandardCopyOption.REPLACE_EXISTING);
            Files.createFile(marker(file, "dodeploy"));
            await("the end of the deployment of " + file).atMost(DEPLOYMENT).until(() -> isSettled(file));
            if (Files.exists(marker(file, "failed"))) {
                throw new DeploymentFailedException(Files.readString(marker(file, "failed")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return URI.create("http://" + address + "/" + name + "/");
    }

    @Override
    public void undeploy(String name) {
        String file = name + ".war";
        try {
            Files.delete(marker(file, "deployed"));
            await("the end of " + file).atMost(DEPLOYMENT).until(() -> Files.exists(marker(file, "undeployed")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        if (process != null) {
            process.terminate(STOP);
        }
    }

    @Override
    public List<String> threads() {
        return process.threads();
    }

    @Override
    public String log() {
        return process.log();
    }

    private boolean isSettled(String file) {
        boolean waits = Files.exists(marker(file, "dodeploy")) || Files.exists(marker(file, "isdeploying"));
        return !waits && (Files.exists(marker(file, "deployed")) || Files.exists(marker(file, "failed")));
    }

    private Path marker(String file, String state) {
        return deployments.resolve(file + "." + state);
    }

    private static void copy(Path source, Path target) throws IOException {
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, target.resolve(source.relativize(file).toString()));
            }
        }
    }

    private static void delete(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> files = Files.walk(directory).sorted(Comparator.reverseOrder())) {
                for (Path file : (Iterable<Path>) files::iterator) {
                    Files.delete(file);
                }
            }
        }
    }
}
