package com.payi.it.servers;

import java.io.File;
import java.util.Properties;

/** Runs GlassFish. Its classes are not on the class path of the tests, so they are found by name. */
final class GlassFishEmbeddedConsole extends DeploymentConsole {
    private static final String EMBEDDED = "org.glassfish.embeddable.";
    private static final String LISTENER = "embedded-glassfish-config.server.network-config.network-listeners.network-listener."
            + "http-listener.";

    private final Object deployer;
    private final Class<?> operations;

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

    @Override
    boolean deploy(String application, File war) throws ReflectiveOperationException {
        String[] options = {"--name=" + application, "--contextroot=" + application};
        return operations.getMethod("deploy", File.class, String[].class).invoke(deployer, war, options) != null;
    }

    @Override
    void undeploy(String application) throws ReflectiveOperationException {
        operations.getMethod("undeploy", String.class, String[].class).invoke(deployer, application, new String[0]);
    }
}
