package com.payi.it.servers;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Helidon MP, on the class path of an application. */
final class HelidonMp implements ApplicationLaunch {
    /** A user with a name and a password, whom requests may name, as a file of the application would have it. */
    private static final List<String> USERS = List.of(
            "-Dsecurity.providers.0.http-basic-auth.realm=accounting",
            "-Dsecurity.providers.0.http-basic-auth.users.0.login=alice",
            "-Dsecurity.providers.0.http-basic-auth.users.0.password=secret",
            "-Dserver.features.security.paths.0.path=/*",
            "-Dserver.features.security.paths.0.authenticate=true",
            "-Dserver.features.security.paths.0.authentication-optional=true");
    private static final Pattern STARTED = Pattern.compile("Server started on http://[^ ]*:(\\d+)");

    @Override
    public Path jdk() {
        return NewerJdk.find().orElseThrow();
    }

    @Override
    public List<String> arguments(String application, Path war, Path directory, int port) {
        List<String> arguments = new ArrayList<>(USERS);
        arguments.addAll(List.of(
                // Nothing names an application there but its configuration.
                "-Dpayi.use-case-name=" + application,
                // No servlet request has the address of the calling service.
                "-Dpayi.propagation.inbound=*",
                "-Dserver.host=127.0.0.1", "-Dserver.port=" + port,
                "-cp", UnpackedApplication.classPath(war, directory, Platform.HELIDON), "io.helidon.Main"));
        return arguments;
    }

    @Override
    public Pattern ready() {
        return STARTED;
    }
}
