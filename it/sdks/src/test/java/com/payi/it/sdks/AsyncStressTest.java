package com.payi.it.sdks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import org.junit.jupiter.api.Test;

import com.anthropic.client.AnthropicClientAsync;
import com.openai.client.OpenAIClientAsync;
import com.payi.cdi.TrackContext;
import com.payi.it.kit.WrongAttributions;

/**
 * Many requests at the same time, each with two branches that call as different users and without waiting.
 * {@code -Dpayi.stress.calls=20000} sets how many calls the clients make together.
 */
class AsyncStressTest {
    private static final int CLIENTS = 2;
    private static final int REQUESTS = 40;
    private static final int BRANCHES = 2;
    private static final int CALLS_A_BRANCH = 5;
    private static final int CALLS_A_BATCH = REQUESTS * BRANCHES * CALLS_A_BRANCH;
    private static final int CALLS = Math.max(Integer.getInteger("stress.calls") / CLIENTS, CALLS_A_BATCH);
    private static final int IN_FLIGHT = 60;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Test
    void noCallOfOpenAiHasTheContextOfAnother() throws Exception {
        try (Application application = new Application(Map.of(), OpenAiClients.class)) {
            OpenAiClients.provider = application.provider().uri();
            OpenAIClientAsync client = application.get(OpenAIClientAsync.class);
            run("openai-java", application, model -> client.chat().completions().create(OpenAiTest.question(model)));
        }
    }

    @Test
    void noCallOfAnthropicHasTheContextOfAnother() throws Exception {
        try (Application application = new Application(Map.of(), AnthropicClients.class)) {
            AnthropicClients.provider = application.provider().uri();
            AnthropicClientAsync client = application.get(AnthropicClientAsync.class);
            run("anthropic-java", application, model -> client.messages().create(AnthropicClients.question(model)));
        }
    }

    private static void run(String name, Application application, Function<String, CompletableFuture<?>> ask) throws Exception {
        ExecutorService branches = Executors.newFixedThreadPool(BRANCHES * 8);
        Semaphore inFlight = new Semaphore(IN_FLIGHT);
        int calls = 0;
        int wrong = 0;
        try {
            for (int batch = 0; calls < CALLS; batch++) {
                List<Future<?>> running = new ArrayList<>();
                for (int request = 0; request < REQUESTS; request++) {
                    for (String branch : List.of("left", "right")) {
                        String user = branch + "-user-" + batch + "-" + request;
                        running.add(branches.submit(() -> branch(branch, user, ask, inFlight)));
                    }
                }
                for (Future<?> future : running) {
                    future.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
                }
                await().atMost(PATIENCE).until(() -> application.payi().events().size() >= CALLS_A_BATCH);
                assertThat(application.provider().received()).hasSize(CALLS_A_BATCH);
                assertThat(application.payi().events()).hasSize(CALLS_A_BATCH);
                wrong += WrongAttributions.in(application.payi().events(), REQUESTS * BRANCHES);
                calls += CALLS_A_BATCH;
                application.payi().reset();
                application.provider().reset();
            }
        } finally {
            branches.shutdownNow();
        }
        System.out.printf("%s: %d calls, %d wrong attributions%n", name, calls, wrong);
        assertThat(wrong).as("wrong attributions in %d calls", calls).isZero();
    }

    /** Makes all calls before the first answer is waited for. */
    private static Void branch(String branch, String user, Function<String, CompletableFuture<?>> ask, Semaphore inFlight)
            throws Exception {
        List<CompletableFuture<?>> answers = new ArrayList<>();
        TrackContext.builder().useCaseName(branch).userId(user).limitIds(user).build().call(() -> {
            for (int i = 0; i < CALLS_A_BRANCH; i++) {
                inFlight.acquire();
                answers.add(ask.apply(branch + "." + user).whenComplete((answer, failure) -> inFlight.release()));
            }
            return null;
        });
        CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        return null;
    }
}
