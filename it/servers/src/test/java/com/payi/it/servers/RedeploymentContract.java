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
    private static final String SUCCESSOR = "successor";
    private static final String APPLICATION = "com.payi.it.servers.application.Documents";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Installation installation;
    private int rounds;

    RedeploymentContract(Installation installation) {
        this.installation = installation;
    }

    /**
     * Idle threads of a server remember what they did last, and Java 17 the last class whose equals() it has linked. So another
     * application is at work when the class loaders are counted.
     */
    @Test
    void neitherClassLoaderNorThreadOutlivesTheApplication() {
        for (int i = 0; i < TIMES; i++) {
            makeCalls(installation.server().deploy(NAME, Installation.WAR));
        }
        installation.server().undeploy(NAME);
        assertThat(process().threads()).noneMatch(name -> name.startsWith("payi-"));
        URI successor = installation.server().deploy(SUCCESSOR, Installation.WAR);

        await("the end of all class loaders but the successor's").atMost(PATIENCE).pollInSameThread().untilAsserted(() -> {
            makeCalls(successor);
            assertThat(process().loaded(APPLICATION)).isOne();
        });

        installation.server().undeploy(SUCCESSOR);
    }

    /** In all ways that the application has, as each leaves something else behind. */
    private void makeCalls(URI application) {
        String model = NAME + "-" + rounds++;
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
