package com.payi.it.servers;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Tomcat with OpenWebBeans, which {@link TomcatConsole} runs: CDI and servlets, and nothing else. */
final class TomcatWithOpenWebBeans extends ConsoleServer {
    private static final Pattern LISTENER = Pattern.compile(Pattern.quote(TomcatConsole.PORT) + "(\\d+)");

    TomcatWithOpenWebBeans(String name) {
        super(name, TomcatConsole.class);
    }

    /** As the script of Tomcat has them; without, it cannot look for what an application leaves behind. */
    @Override
    List<String> options(Path base) {
        return Stream.of("java.base/java.lang", "java.base/java.lang.reflect", "java.base/java.io", "java.base/java.util",
                "java.base/java.util.concurrent", "java.rmi/sun.rmi.transport")
                .map(name -> "--add-opens=" + name + "=ALL-UNNAMED").toList();
    }

    @Override
    String classPath() {
        return PlatformJars.of("tomcat");
    }

    @Override
    List<Class<?>> furtherClasses() {
        return List.of(TomcatInjection.class);
    }

    @Override
    List<String> arguments(Path base) {
        return List.of(base.toString());
    }

    @Override
    int port() {
        return Integer.parseInt(process().find(LISTENER));
    }
}
