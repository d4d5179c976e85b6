package com.payi.it.servers;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** An application server in a process of its own, on the loopback interface only. */
interface ApplicationServer {
    /**
     * The options of every JVM of a server: to start soon rather than to run fast, and to give up what is only softly
     * reachable at each collection, so that a test of what is left behind needs no full memory. The common pool has threads
     * of its own on machines with few processors, too.
     */
    List<String> JVM_OPTIONS = List.of("-XX:TieredStopAtLevel=1", "-XX:SoftRefLRUPolicyMSPerMB=0",
            "-Djava.util.concurrent.ForkJoinPool.common.parallelism=2");

    /**
     * Waits until the server takes deployments. To be called once.
     *
     * @param systemProperties of its JVM
     * @param environment      of its process, beside what the tests' own has
     */
    void start(Map<String, String> systemProperties, Map<String, String> environment);

    /**
     * Waits until the application answers. Takes the place of an application of that name.
     *
     * @param name of the application, which is also its context path
     * @return the address of the application, with a slash at its end
     * @throws DeploymentFailedException with the output of the server
     */
    URI deploy(String name, Path war);

    /** Waits until the application has ended. */
    void undeploy(String name);

    /** Ends the server as an operator's tools do, by SIGTERM, and waits; without effect on one that does not run. */
    void stop();

    /** The process of the server, once it was started. */
    ServerProcess process();
}
