package com.payi.it.servers;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Properties;
import java.util.Set;

/**
 * Runs GlassFish inside its JVM, and deploys applications as they are named on the standard input. The classes of GlassFish
 * are not on the class path of the tests, so they are found by name.
 */
final class GlassFishEmbeddedConsole {
    static final String READY = "console: ready";

    private static final String EMBEDDED = "org.glassfish.embeddable.";
    private static final String LISTENER = "embedded-glassfish-config.server.network-config.network-listeners.network-listener."
            + "http-listener.";

    private final Object deployer;
    private final Class<?> operations;
    private final Set<String> deployed = new HashSet<>();

    private GlassFishEmbeddedConsole(Object deployer, Class<?> operations) {
        this.deployer = deployer;
        this.operations = operations;
    }

    public static void main(String[] arguments) throws Exception {
        Properties listener = new Properties();
        listener.setProperty(LISTENER + "address", "127.0.0.1");
        listener.setProperty(LISTENER + "port", arguments[0]);
        listener.setProperty(LISTENER + "enabled", "true");
        Class<?> settings = Class.forName(EMBEDDED + "GlassFishProperties");
        Class<?> runtimes = Class.forName(EMBEDDED + "GlassFishRuntime");
        Class<?> servers = Class.forName(EMBEDDED + "GlassFish");
        Object runtime = runtimes.getMethod("bootstrap").invoke(null);
        Object server = runtimes.getMethod("newGlassFish", settings).invoke(runtime,
                settings.getConstructor(Properties.class).newInstance(listener));
        servers.getMethod("start").invoke(server);
        // As GlassFish's own main class does.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(servers, server)));
        new GlassFishEmbeddedConsole(servers.getMethod("getDeployer").invoke(server), Class.forName(EMBEDDED + "Deployer"))
                .run();
    }

    private static void stop(Class<?> servers, Object server) {
        try {
            servers.getMethod("dispose").invoke(server);
        } catch (ReflectiveOperationException e) {
            e.printStackTrace();
        }
    }

    private void run() throws IOException {
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        System.out.println(READY);
        for (String line = orders.readLine(); line != null; line = orders.readLine()) {
            String[] words = line.split(" ", 3);
            boolean done = obey(words[0], words[1], words[2]);
            System.out.println("console: " + words[0] + " " + words[1] + " " + done);
        }
    }

    private boolean obey(String order, String application, String war) {
        try {
            undeploy(application);
            if (order.equals("deploy")) {
                // Else it asks each class of each library whether it is a bean: for the SDKs' Kotlin, that takes minutes.
                String[] options = {"--name=" + application, "--contextroot=" + application,
                        "--property=implicitCdiEnabled=false"};
                Object name = operations.getMethod("deploy", File.class, String[].class).invoke(deployer, new File(war),
                        options);
                if (name == null) {
                    return false;
                }
                deployed.add(application);
            }
            return true;
        } catch (ReflectiveOperationException | RuntimeException e) {
            e.printStackTrace();
            return false;
        }
    }

    private void undeploy(String application) throws ReflectiveOperationException {
        if (deployed.remove(application)) {
            operations.getMethod("undeploy", String.class, String[].class).invoke(deployer, application, new String[0]);
        }
    }
}
