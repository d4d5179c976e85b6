package com.payi.it.servers;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** An application server in a process of its own, on the loopback interface only. */
interface ApplicationServer {
    /** Waits until the server takes deployments. To be called once. */
    void start(Map<String, String> systemProperties);

    /**
     * Waits until the application answers. Takes the place of an application of that name.
     *
     * @param name of the application, which is also its context path
     * @return the address of the application, with a slash at its end
     * @throws DeploymentFailedException with what the server says
     */
    URI deploy(String name, Path war);

    /** Waits until the application has ended. */
    void undeploy(String name);

    /** Ends the server as an operator's tools do, by SIGTERM, and waits; without effect on one that does not run. */
    void stop();

    /** The names of the threads that live in the server. */
    List<String> threads();

    /** All that the server has said since it was started. */
    String log();
}
