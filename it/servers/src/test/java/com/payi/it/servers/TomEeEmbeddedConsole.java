package com.payi.it.servers;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/**
 * Runs TomEE inside its JVM, and deploys applications as they are named on the standard input. The classes of TomEE are not
 * on the class path of the tests, so they are found by name.
 */
final class TomEeEmbeddedConsole {
    static final String READY = "console: ready";

    private final Object container;
    private final Set<String> deployed = new HashSet<>();

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
                container.getClass().getMethod("deploy", String.class, File.class, boolean.class).invoke(container, application,
                        new File(war), true);
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
            container.getClass().getMethod("undeploy", String.class).invoke(container, application);
        }
    }
}
