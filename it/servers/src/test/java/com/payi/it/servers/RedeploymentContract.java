package com.payi.it.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What an application that was deployed again and again leaves in its server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RedeploymentContract {
    private static final int TIMES = 5;
    private static final String NAME = "redeployed";
    private static final String APPLICATION = "com.payi.it.servers.application.Documents";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Installation installation;

    RedeploymentContract(Installation installation) {
        this.installation = installation;
    }

    @Test
    void neitherClassLoaderNorThreadOutlivesTheApplication() {
        for (int i = 0; i < TIMES; i++) {
            makeCalls(installation.server().deploy(NAME, Installation.WAR), i);
        }
        assertThat(process().loaded(APPLICATION)).as("applications while the last one runs").isPositive();

        installation.server().undeploy(NAME);

        await("the end of all class loaders of the application").atMost(PATIENCE).pollInSameThread()
                .untilAsserted(() -> assertThat(process().loaded(APPLICATION)).isZero());
        assertThat(process().threads()).noneMatch(name -> name.startsWith("payi-"));
    }

    /** All ways in which the application can call, as each leaves something else behind. */
    private void makeCalls(URI application, int round) {
        String model = NAME + "-" + round;
        installation.call(application, "documents/summary", model);
        installation.call(application, "documents/search", model + "-rest-client");
        installation.call(application, "documents/proxied-summary", model + "-proxied");
        installation.call(application, "documents/translation", model + "-streamed");
        installation.event(model);
        installation.event(model + "-rest-client");
        installation.event(model + "-streamed");
    }

    private ServerProcess process() {
        return installation.server().process();
    }
}
