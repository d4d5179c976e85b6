package com.payi.it.servers;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

import com.payi.it.servers.application.se.Main;

/** CDI in Java SE, on the class path of an application: no server. */
final class WeldSe implements ApplicationLaunch {
    private static final Pattern READY = Pattern.compile(Pattern.quote(Main.READY) + "(\\d+)");

    private final Platform platform;

    WeldSe(Platform platform) {
        this.platform = platform;
    }

    @Override
    public Path jdk() {
        return ServerProcess.JDK;
    }

    @Override
    public List<String> arguments(String application, Path war, Path directory, int port) {
        // Nothing names an application there but its configuration.
        return List.of("-Dpayi.use-case-name=" + application, "-cp",
                UnpackedApplication.classPath(war, directory, platform), Main.class.getName(), Integer.toString(port));
    }

    @Override
    public Pattern ready() {
        return READY;
    }
}
