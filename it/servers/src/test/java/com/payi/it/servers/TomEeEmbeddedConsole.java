package com.payi.it.servers;

import java.io.File;

/** Runs TomEE. Its classes are not on the class path of the tests, so they are found by name. */
final class TomEeEmbeddedConsole extends DeploymentConsole {
    private final Object container;

    private TomEeEmbeddedConsole(Object container) {
        this.container = container;
    }

    public static void main(String[] arguments) throws Exception {
        Class<?> settings = Class.forName("org.apache.tomee.embedded.Configuration");
        Object configuration = settings.getConstructor().newInstance();
        settings.getMethod("setHttpPort", int.class).invoke(configuration, Integer.parseInt(arguments[0]));
        settings.getMethod("setDir", String.class).invoke(configuration, arguments[1]);
        settings.getMethod("property", String.class, String.class).invoke(configuration, "connector.attributes.address",
                "127.0.0.1");
        // Tomcat knows users by one password, and believes those who give theirs although nothing asks them for it.
        settings.getMethod("user", String.class, String.class).invoke(configuration, "alice", "secret");
        AutoCloseable container = (AutoCloseable) Class.forName("org.apache.tomee.embedded.Container").getConstructor(settings)
                .newInstance(configuration);
        // As the script of TomEE does, and TomEE's own main class.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(container)));
        new TomEeEmbeddedConsole(container).run();
    }

    private static void close(AutoCloseable container) {
        try {
            container.close();
        } catch (Exception e) {
            e.printStackTrace();
        }
    }

    @Override
    boolean deploy(String application, File war) throws ReflectiveOperationException {
        container.getClass().getMethod("deploy", String.class, File.class, boolean.class).invoke(container, application, war,
                true);
        return true;
    }

    @Override
    void undeploy(String application) throws ReflectiveOperationException {
        container.getClass().getMethod("undeploy", String.class).invoke(container, application);
    }
}
