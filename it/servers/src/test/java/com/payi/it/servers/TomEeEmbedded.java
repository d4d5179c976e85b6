package com.payi.it.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.payi.it.kit.FreePort;

/** TomEE Embedded, which {@link TomEeEmbeddedConsole} runs. */
final class TomEeEmbedded extends ConsoleServer {
    private static final String LOGIN = "<web-app xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"6.0\">"
            + "<login-config><auth-method>BASIC</auth-method></login-config></web-app>";
    /** It looks for no providers where the class of the application has a method. */
    private static final String PROVIDERS = "openejb.jaxrs.providers.auto=true\n";
    private static final String PREEMPTIVE = "<Context preemptiveAuthentication=\"true\"/>";

    private final int port = FreePort.find();
    private Path applications;
    private int deployments;

    TomEeEmbedded(String name) {
        super(name, TomEeEmbeddedConsole.class);
    }

    @Override
    String classPath() {
        return PlatformJars.of("tomee");
    }

    @Override
    List<String> arguments(Path base) {
        applications = base.resolve("applications");
        return List.of(Integer.toString(port), base.resolve("home").toString());
    }

    /**
     * An application has the name of its file, beside which it is unpacked. It has a login of Tomcat, as TomEE
     * Embedded has no Jakarta Security.
     */
    @Override
    Path prepared(String application, Path war) {
        Path directory = applications.resolve(Integer.toString(deployments++));
        try {
            Files.createDirectories(directory);
            Map<String, byte[]> entries = new LinkedHashMap<>();
            entries.put("WEB-INF/web.xml", LOGIN.getBytes(StandardCharsets.UTF_8));
            entries.put("META-INF/context.xml", PREEMPTIVE.getBytes(StandardCharsets.UTF_8));
            entries.put("WEB-INF/application.properties", PROVIDERS.getBytes(StandardCharsets.UTF_8));
            return WarFile.changed(war, directory.resolve(application + ".war"), entries);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    int port() {
        return port;
    }
}
