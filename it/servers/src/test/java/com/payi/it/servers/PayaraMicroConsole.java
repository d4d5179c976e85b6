package com.payi.it.servers;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Collection;

/**
 * Runs inside the JVM of Payara Micro, which has no way to deploy or undeploy from outside once it runs. Its classes are not
 * on the class path of the tests, so they are found by name.
 */
final class PayaraMicroConsole {
    static final String READY = "console: ready";

    private final Object runtime;
    private final Class<?> operations;

    private PayaraMicroConsole(Object runtime, Class<?> operations) {
        this.runtime = runtime;
        this.operations = operations;
    }

    public static void main(String[] arguments) throws Exception {
        Object server = Class.forName("fish.payara.micro.boot.PayaraMicroLauncher").getMethod("create", String[].class)
                .invoke(null, (Object) arguments);
        Object runtime = Class.forName("fish.payara.micro.boot.PayaraMicroBoot").getMethod("getRuntime").invoke(server);
        new PayaraMicroConsole(runtime, Class.forName("fish.payara.micro.PayaraMicroRuntime")).run();
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
            if (order.equals("deploy")) {
                // A second application of a name is refused.
                undeploy(application);
                operations.getMethod("deploy", String.class, String.class, File.class).invoke(runtime, application,
                        application, new File(war));
                // What that returns is true for an application that failed as well.
                return isDeployed(application);
            }
            undeploy(application);
            return true;
        } catch (ReflectiveOperationException | RuntimeException e) {
            e.printStackTrace();
            return false;
        }
    }

    private void undeploy(String application) throws ReflectiveOperationException {
        if (isDeployed(application)) {
            operations.getMethod("undeploy", String.class).invoke(runtime, application);
        }
    }

    private boolean isDeployed(String application) throws ReflectiveOperationException {
        return ((Collection<?>) operations.getMethod("getDeployedApplicationNames").invoke(runtime)).contains(application);
    }
}
