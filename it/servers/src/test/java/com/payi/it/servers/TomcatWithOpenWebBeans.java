package com.payi.it.servers;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Tomcat with OpenWebBeans alone in their JVM, where {@link TomcatConsole} runs them: CDI and servlets, and nothing else. */
final class TomcatWithOpenWebBeans implements ApplicationServer {
    private static final Duration START = Duration.ofSeconds(60);
    private static final Duration STOP = Duration.ofSeconds(90);
    private static final Pattern READY = Pattern.compile(Pattern.quote(TomcatConsole.READY) + "(\\d+)");

    /** As the script of Tomcat has them; without, it cannot look for what an application leaves behind. */
    private static final List<String> OPEN_PACKAGES = Stream.of("java.base/java.lang", "java.base/java.lang.reflect",
            "java.base/java.io", "java.base/java.util", "java.base/java.util.concurrent", "java.rmi/sun.rmi.transport")
            .map(name -> "--add-opens=" + name + "=ALL-UNNAMED").toList();

    private final String name;
    private ServerProcess process;
    private ServerConsole console;
    private String port;

    /** @param name of the directory that this server's state and log are kept in, anew for every start */
    TomcatWithOpenWebBeans(String name) {
        this.name = name;
    }

    @Override
    public void start(Map<String, String> systemProperties, Map<String, String> environment) {
        Path base = StateDirectory.fresh(name);
        List<String> command = new ArrayList<>(List.of(ServerProcess.java()));
        command.addAll(JVM_OPTIONS);
        command.addAll(OPEN_PACKAGES);
        systemProperties.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(List.of("-cp",
                PlatformJars.of("tomcat") + ":" + ServerConsole.classes(base, TomcatConsole.class, TomcatInjection.class),
                TomcatConsole.class.getName(), base.toString()));
        process = ServerProcess.start(command, environment, base.resolve("console.log"));
        port = process.awaitLog(0, READY, START).group(1);
        console = new ServerConsole(process);
    }

    @Override
    public URI deploy(String application, Path war) {
        console.deploy(application, war);
        return URI.create("http://127.0.0.1:" + port + "/" + application + "/");
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
