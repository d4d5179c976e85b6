package com.payi.it.servers;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/**
 * Runs inside the JVM of a server that takes no deployments from outside, and deploys applications as {@link ConsoleServer}
 * names them on the standard input.
 */
abstract class DeploymentConsole {
    static final String READY = "console: ready";

    private final Set<String> deployed = new HashSet<>();

    /** How the answer to an order begins. */
    static String answer(String order, String application) {
        return "console: " + order + " " + application + " ";
    }

    /** Obeys until the input ends. */
    final void run() throws IOException {
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        System.out.println(READY);
        for (String line = orders.readLine(); line != null; line = orders.readLine()) {
            String[] words = line.split(" ", 3);
            System.out.println(answer(words[0], words[1]) + obey(words[0], words[1], words[2]));
        }
    }

    private boolean obey(String order, String application, String war) {
        try {
            // Servers refuse a second application of a name.
            if (deployed.remove(application)) {
                undeploy(application);
            }
            if (order.equals("deploy")) {
                return deploy(application, new File(war)) && deployed.add(application);
            }
            return true;
        } catch (Exception e) {
            e.printStackTrace();
            return false;
        }
    }

    /**
     * Deploys an application.
     *
     * @return false if the server has refused it; it keeps nothing of it then
     * @throws Exception whatever the server throws where it refuses an application
     */
    abstract boolean deploy(String application, File war) throws Exception;

    /** @throws Exception whatever the server throws */
    abstract void undeploy(String application) throws Exception;
}
