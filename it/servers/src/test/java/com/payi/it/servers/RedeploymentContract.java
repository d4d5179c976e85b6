package com.payi.it.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

import com.payi.testkit.Reply;

/** What an application that was deployed again and again leaves in its server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class RedeploymentContract {
    private static final int TIMES = 5;
    private static final String NAME = "redeployed";
    private static final int TIMES_UNDER_TRAFFIC = 2;
    private static final String BUSY = "busy";
    private static final String RESIDENT = "resident";
    private static final String SUCCESSOR = "successor";
    private static final String APPLICATION = "com.payi.it.servers.application.Documents";
    /** Against waiting for ever: each look is some twenty calls and a garbage collection. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** More than a server keeps idle, at work at the same time, so that none still remembers what it did before. */
    private static final int THREADS = 20;
    private static final String AT_ONCE = "-at-once-";
    private static final Duration LONG_ENOUGH_FOR_ALL = Duration.ofMillis(500);

    private final Installation installation;
    private int rounds;

    RedeploymentContract(Installation installation) {
        this.installation = installation;
    }

    /**
     * Servers remember, with any application: threads the first thing and the last thing that they did, logging the class
     * loaders of the first application that logged, and Java 17 the last class whose equals() it has linked. So one
     * application is there before and all the time, and another one comes last.
     */
    @Test
    @Order(1)
    @Shows(Behaviour.CLASS_LOADERS)
    void neitherClassLoaderNorThreadOutlivesTheApplication() {
        installation.provider().on(request -> request.bodyText().contains(AT_ONCE),
                request -> Reply.json("{}").delay(LONG_ENOUGH_FOR_ALL));
        URI resident = installation.server().deploy(RESIDENT, installation.war());
        makeCalls(resident);
        occupyThreads(resident);
        int threads = installation.threads().size();
        long loadersBefore = process().loaded(APPLICATION);

        for (int i = 0; i < TIMES; i++) {
            makeCalls(installation.server().deploy(NAME, installation.war()));
        }
        installation.server().undeploy(NAME);
        installation.awaitThreads(threads);
        URI successor = installation.server().deploy(SUCCESSOR, installation.war());

        await("the end of all class loaders between the two").atMost(PATIENCE).pollInSameThread().untilAsserted(() -> {
            makeCalls(successor);
            occupyThreads(successor);
            assertThat(process().loaded(APPLICATION)).isLessThanOrEqualTo(loadersBefore + 1);
        });

        installation.server().undeploy(SUCCESSOR);
        installation.server().undeploy(RESIDENT);
        installation.awaitThreads(0);
    }

    /** Comes last: Weld on WildFly keeps requests that were in progress when their application ended. */
    @Test
    @Order(2)
    @Shows(Behaviour.TRAFFIC)
    void everyCallIsReportedOnceWhileTheApplicationIsReplaced() {
        URI application = installation.server().deploy(BUSY, installation.war());
        try (Traffic traffic = Traffic.start(installation, application)) {
            traffic.awaitAnswers();
            for (int i = 0; i < TIMES_UNDER_TRAFFIC; i++) {
                makeCalls(installation.server().deploy(BUSY, installation.war()));
                traffic.awaitAnswers();
            }
            installation.server().undeploy(BUSY);
        }

        List<String> asked = installation.provider().received().stream()
                .map(request -> request.json().path("model").asText()).filter(model -> model.startsWith(Traffic.MODEL))
                .toList();
        assertThat(asked).isNotEmpty().doesNotHaveDuplicates();
        await("all events").atMost(PATIENCE).untilAsserted(() -> assertThat(asked)
                .allSatisfy(model -> assertThat(installation.events(model)).hasSize(1)));
        installation.awaitThreads(0);
    }

    /** In all ways that the application has, as each leaves something else behind. */
    private void makeCalls(URI application) {
        String model = NAME + "-" + rounds++;
        installation.call(application, "documents/summary", model);
        boolean hasRestClients = installation.platform().parts().contains(Part.MICROPROFILE);
        if (hasRestClients) {
            installation.call(application, "documents/search", model + "-rest-client");
        }
        installation.call(application, "documents/proxied-summary", model + "-proxied");
        installation.call(application, "documents/translation", model + "-streamed");
        installation.event(model);
        if (hasRestClients) {
            installation.event(model + "-rest-client");
        }
        installation.event(model + "-streamed");
    }

    private void occupyThreads(URI application) {
        CompletableFuture<?>[] calls = new CompletableFuture<?>[THREADS];
        for (int i = 0; i < THREADS; i++) {
            String model = NAME + "-" + rounds + AT_ONCE + i;
            calls[i] = CompletableFuture.runAsync(() -> installation.call(application, "documents/reading", model),
                    task -> new Thread(task).start());
        }
        CompletableFuture.allOf(calls).join();
    }

    private ServerProcess process() {
        return installation.server().process();
    }
}
