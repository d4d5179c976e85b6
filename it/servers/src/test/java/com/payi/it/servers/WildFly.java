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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * WildFly with its standard configuration and MicroProfile Fault Tolerance beside it; applications are deployed by files, as
 * its deployment scanner wants them.
 */
final class WildFly implements ApplicationServer {
    private static final Duration START = Duration.ofSeconds(120);
    /** Reads all classes of the JARs of an application, of which SDKs have some ten thousand. */
    private static final Duration DEPLOYMENT = Duration.ofSeconds(300);
    private static final Duration STOP = Duration.ofSeconds(90);

    /** WildFly Preview reads every class of an application for names of Java EE 8, unless it is told that there are none. */
    private static final String IS_JAKARTA = "-Dorg.wildfly.unsupported.skip.jakarta.transformer=true";
    private static final String SCANNER = "scan-interval=\"5000\"";
    private static final String EXTENSIONS_END = "</extensions>";
    private static final String METRICS = "org.wildfly.extension.microprofile.metrics-smallrye";
    private static final String WEB = "urn:jboss:domain:undertow:";
    private static final String DOMAIN = "<application-security-domain name=\"other\" security-domain=\"ApplicationDomain\"/>";
    private static final String PROFILE = "<profile>";
    private static final Pattern LISTENER = Pattern.compile("WFLYUT0006: .* HTTP listener .* on (127\\.0\\.0\\.1:\\d+)");

    private final Path home;
    private final String name;
    private Path deployments;
    private ServerProcess process;
    private String address;

    /**
     * @param distribution whose directory the system property of that name and {@code .home} has
     * @param name of the directory that this server's state and log are kept in, anew for every start
     */
    WildFly(String distribution, String name) {
        this.home = Path.of(System.getProperty(distribution + ".home"));
        this.name = name;
    }

    @Override
    public void start(Map<String, String> systemProperties, Map<String, String> environment) {
        Path base = StateDirectory.fresh(name);
        deployments = base.resolve("deployments");
        try {
            prepare(base);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> command = new ArrayList<>(List.of(home.resolve("bin/standalone.sh").toString(), "-b=127.0.0.1",
                "-bmanagement=127.0.0.1", "-Djboss.server.base.dir=" + base, "-Djboss.http.port=0", "-Djboss.https.port=0",
                "-Djboss.management.http.port=0", IS_JAKARTA));
        systemProperties.forEach((key, value) -> command.add("-D" + key + "=" + value));
        // In the background, else the script does not pass a SIGTERM on to the server.
        Map<String, String> variables = new HashMap<>(environment);
        variables.putAll(Map.of("JBOSS_home", home.toString(), "LAUNCH_JBOSS_IN_BACKGROUND", "true", "PREPEND_JAVA_OPTS",
                String.join(" ", JVM_OPTIONS)));
        process = ServerProcess.start(command, variables, base.resolve("console.log"));
        process.awaitLog("WFLYSRV0025", START);
        address = process.find(LISTENER);
    }

    private void prepare(Path base) throws IOException {
        StateDirectory.copy(home.resolve("standalone"), base);
        Path file = base.resolve("configuration/standalone.xml");
        String configuration = Files.readString(file);
        // Looks more often, and leaves a file alone until its marker is there.
        configuration = replace(configuration, SCANNER, "scan-interval=\"250\" auto-deploy-zipped=\"false\"");
        configuration = replace(configuration, EXTENSIONS_END,
                "<extension module=\"org.wildfly.extension.microprofile.fault-tolerance-smallrye\"/>" + EXTENSIONS_END);
        configuration = replace(configuration, PROFILE,
                PROFILE + "<subsystem xmlns=\"urn:wildfly:microprofile-fault-tolerance-smallrye:1.0\"/>");
        // In WildFly 27, which has metrics of MicroProfile, Fault Tolerance does not start without them.
        if (Files.readString(base.resolve("configuration/standalone-microprofile.xml")).contains(METRICS)) {
            configuration = replace(configuration, EXTENSIONS_END, "<extension module=\"" + METRICS + "\"/>" + EXTENSIONS_END);
            configuration = replace(configuration, PROFILE,
                    PROFILE + "<subsystem xmlns=\"urn:wildfly:microprofile-metrics-smallrye:2.0\"/>");
        }
        // Jakarta Security has users of its own, which the server's domain does not know.
        int web = configuration.indexOf(WEB);
        configuration = configuration.substring(0, web)
                + replace(configuration.substring(web), DOMAIN, DOMAIN.replace("/>", " integrated-jaspi=\"false\"/>"));
        Files.writeString(file, configuration);
    }

    private static String replace(String configuration, String standard, String wanted) {
        if (!configuration.contains(standard)) {
            throw new IllegalStateException("The standard configuration has no " + standard);
        }
        return configuration.replace(standard, wanted);
    }

    @Override
    public URI deploy(String application, Path war) {
        String file = application + ".war";
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
        return URI.create("http://" + address + "/" + application + "/");
    }

    @Override
    public void undeploy(String application) {
        String file = application + ".war";
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
    public ServerProcess process() {
        return process;
    }

    private boolean isSettled(String file) {
        boolean waits = Files.exists(marker(file, "dodeploy")) || Files.exists(marker(file, "isdeploying"));
        return !waits && (Files.exists(marker(file, "deployed")) || isWritten(marker(file, "failed")));
    }

    /** The server makes the file first, and then writes the reason. */
    private static boolean isWritten(Path file) {
        try {
            return Files.exists(file) && Files.size(file) > 0;
        } catch (IOException e) {
            return false;
        }
    }

    private Path marker(String file, String state) {
        return deployments.resolve(file + "." + state);
    }
}
