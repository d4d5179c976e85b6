package com.payi.it.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.Invocation;

import org.jboss.resteasy.client.jaxrs.ResteasyClientBuilder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import com.payi.cdi.Track;
import com.payi.cdi.TrackContext;
import com.payi.testkit.IngestedEvent;

/**
 * Many requests at the same time, each of a user of its own and with two parallel branches. {@code -Dpayi.stress.calls=100000}
 * sets how many calls all kinds of requests make together.
 */
class ConcurrentRequestsTest {
    private static final int REQUESTS = 120;
    private static final int BRANCHES = 2;
    private static final int CALLS_A_BRANCH = 5;
    private static final int CALLS = Integer.getInteger("stress.calls") / Branches.possible();
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** How the branches of a request make their calls. */
    private enum Branches {
        WAITING, ASYNCHRONOUS, ON_VIRTUAL_THREADS;

        private static int possible() {
            return Runtime.version().feature() >= 21 ? values().length : values().length - 1;
        }
    }

    /** What has to be true of a call. */
    private record Expected(String useCase, String user, String limit, String instance) {}

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void noCallIsAccountedForWithTheContextOfAnother(Branches branches) throws Exception {
        assumeTrue(branches != Branches.ON_VIRTUAL_THREADS || Runtime.version().feature() >= 21,
                "There are no virtual threads before JDK 21");
        ExecutorService requests = Executors.newFixedThreadPool(REQUESTS);
        ExecutorService pool = branches == Branches.ON_VIRTUAL_THREADS
                ? (ExecutorService) Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null)
                : Executors.newFixedThreadPool(BRANCHES * REQUESTS);
        // Not the branches' own: they wait for what it does.
        ExecutorService clientsOwn = Executors.newCachedThreadPool();
        Client client = ((ResteasyClientBuilder) JaxRsClient.RESTEASY.builder()).connectionPoolSize(BRANCHES * REQUESTS)
                .executorService(clientsOwn).build();
        int callsOfABatch = REQUESTS * BRANCHES * CALLS_A_BRANCH;
        int wrong = 0;
        int calls = 0;
        try (Application application = new Application(Office.class)) {
            Office office = application.get(Office.class);
            Branch branch = new Branch(client, application.provider().uri(), branches == Branches.ASYNCHRONOUS);
            while (calls < CALLS) {
                Map<String, Expected> expected = new ConcurrentHashMap<>();
                List<Callable<Object>> batch = new ArrayList<>();
                for (int i = 0; i < REQUESTS; i++) {
                    String user = "user-" + calls + "-" + i;
                    batch.add(() -> office.serve(() -> inContextOf(user, () -> work(office, user, branch, pool, expected))));
                }
                for (Future<Object> request : requests.invokeAll(batch, PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                    request.get();
                }
                await().atMost(PATIENCE).until(() -> application.payi().events().size() >= callsOfABatch);
                wrong += wrong(application.payi().events(), expected);
                calls += application.payi().events().size();
                assertThat(application.payi().events()).extracting(IngestedEvent::id).doesNotHaveDuplicates()
                        .hasSize(callsOfABatch);
                application.payi().reset();
                application.provider().reset();
            }
        } finally {
            client.close();
            requests.shutdownNow();
            pool.shutdownNow();
            clientsOwn.shutdownNow();
        }
        System.out.printf("%s: %d requests at a time, %d calls, %d wrong attributions%n", branches, REQUESTS, calls, wrong);
        assertThat(wrong).as("wrong attributions in %d calls", calls).isZero();
    }

    private static String inContextOf(String user, Callable<String> work) throws Exception {
        return TrackContext.builder().userId(user).limitIds(user).build().call(work);
    }

    private static String work(Office office, String user, Branch branch, ExecutorService pool,
            Map<String, Expected> expected) {
        ExecutorService executor = TrackContext.executor(pool);
        CompletableFuture<Void> left = CompletableFuture.runAsync(() -> office.left(() -> branch.run("left", user, expected)),
                executor);
        CompletableFuture<Void> right = CompletableFuture.runAsync(
                () -> office.right(() -> branch.run("right", user, expected)),
                executor);
        CompletableFuture.allOf(left, right).join();
        assertThat(TrackContext.current().useCaseName()).contains("request");
        assertThat(TrackContext.current().userId()).contains(user);
        return user;
    }

    private static int wrong(List<IngestedEvent> events, Map<String, Expected> expected) {
        return (int) events.stream().filter(event -> !new Expected(event.useCaseName(), event.userId(),
                String.join(",", event.limitIds()), event.useCaseId()).equals(expected.get(event.id()))).count();
    }

    /** One branch of a request: some calls, one after the other. */
    private record Branch(Client client, URI provider, boolean asynchronous) {
        private String run(String side, String user, Map<String, Expected> expected) {
            String instance = TrackContext.current().useCaseId().orElseThrow();
            for (int i = 0; i < CALLS_A_BRANCH; i++) {
                String answer = asynchronous
                        ? request().rx().post(Entity.json(Question.measured()), String.class).toCompletableFuture().join()
                        : request().post(Entity.json(Question.measured()), String.class);
                String id = answer.replaceAll("(?s).*\"id\"\\s*:\\s*\"(chatcmpl[^\"]*)\".*", "$1");
                expected.put(id, new Expected(side, user, user, instance));
            }
            return side;
        }

        private Invocation.Builder request() {
            return client.target(provider).path("/v1/chat/completions").request();
        }
    }

    /** What a request goes through. */
    @ApplicationScoped
    static class Office {
        @Track(useCaseName = "request")
        public Object serve(Callable<Object> request) throws Exception {
            return request.call();
        }

        @Track(useCaseName = "left")
        public String left(Supplier<String> branch) {
            return branch.get();
        }

        @Track(useCaseName = "right")
        public String right(Supplier<String> branch) {
            return branch.get();
        }
    }
}
