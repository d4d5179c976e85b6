package com.payi.it.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

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

    /** More than a server keeps idle, so that no thread still remembers what it did before. */
    private static final int THREADS = 12;

    private final Installation installation;
    private final int kept;
    private int rounds;

    /** @param kept how many applications the server keeps by itself, whatever is in them */
    RedeploymentContract(Installation installation, int kept) {
        this.installation = installation;
        this.kept = kept;
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
            occupyThreads(successor);
            assertThat(process().loaded(APPLICATION)).isLessThanOrEqualTo(1 + kept);
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

    private void occupyThreads(URI application) {
        CompletableFuture<?>[] calls = new CompletableFuture<?>[THREADS];
        for (int i = 0; i < THREADS; i++) {
            String model = NAME + "-" + rounds + "-at-once-" + i;
            calls[i] = CompletableFuture.runAsync(() -> installation.call(application, "documents/reading", model),
                    task -> new Thread(task).start());
        }
        CompletableFuture.allOf(calls).join();
    }

    private ServerProcess process() {
        return installation.server().process();
    }
}
