package com.payi.it.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.Entity;

import org.junit.jupiter.api.Test;

import com.payi.cdi.EffectiveContext;
import com.payi.cdi.Track;
import com.payi.cdi.TrackContext;
import com.payi.it.kit.Json;
import com.payi.testkit.FakePayi;
import com.payi.testkit.FakeProvider;
import com.payi.testkit.IngestedEvent;

/** Two threads in one request, each inside its own @Track: neither ever sees the other's context. */
class AttributionStressTest {
    private static final int ROUNDS = 10_000;
    private static final int ROUNDS_TO_A_CALL = 50;
    private static final String QUESTION = "{\"model\":\"gpt-4o-mini\",\"messages\":[]}";

    private final Client client = ClientBuilder.newClient();

    /** The use case instance of every round, and the one of every call by the id of its answer. */
    private record Seen(String side, Map<String, Integer> rounds, Map<String, String> calls) {}

    @Test
    void twoThreadsOfOneRequestNeverSeeEachOther() throws Exception {
        try (FakeProvider provider = FakeProvider.start(); FakePayi payi = FakePayi.start()) {
            Seen left;
            Seen right;
            try (Application application = Application.start(CaseConfiguration.basic(payi), List.of(Request.class))) {
                Request request = application.get(Request.class);
                CountDownLatch bothAreReady = new CountDownLatch(2);
                FutureTask<Seen> leftTask = new FutureTask<>(() -> rounds("left", request, provider, bothAreReady));
                FutureTask<Seen> rightTask = new FutureTask<>(() -> rounds("right", request, provider, bothAreReady));
                request.serve(() -> {
                    new Thread(TrackContext.wrap((Runnable) leftTask), "left").start();
                    new Thread(TrackContext.wrap((Runnable) rightTask), "right").start();
                    await(leftTask);
                    await(rightTask);
                });
                left = leftTask.get();
                right = rightTask.get();
            } finally {
                client.close();
            }
            assertThat(left.rounds()).hasSize(ROUNDS).doesNotContainKeys(right.rounds().keySet().toArray(String[]::new));
            assertThat(right.rounds()).hasSize(ROUNDS);
            assertThat(payi.events()).hasSize(2 * ROUNDS / ROUNDS_TO_A_CALL)
                    .allSatisfy(event -> isReportedFor(left.calls().containsKey(event.id()) ? left : right, event));
        }
    }

    private Seen rounds(String side, Request request, FakeProvider provider, CountDownLatch bothAreReady)
            throws InterruptedException {
        Seen seen = new Seen(side, new HashMap<>(), new HashMap<>());
        bothAreReady.countDown();
        bothAreReady.await();
        EffectiveContext outer = TrackContext.current();
        assertThat(outer.useCaseName()).contains("request");
        for (int round = 0; round < ROUNDS; round++) {
            int number = round;
            Runnable work = () -> round(number, seen, provider);
            if (side.equals("left")) {
                request.left(work);
            } else {
                request.right(work);
            }
            assertThat(TrackContext.current().useCaseId()).isEqualTo(outer.useCaseId());
            assertThat(TrackContext.current().userId()).isEqualTo(outer.userId());
        }
        return seen;
    }

    private void round(int number, Seen seen, FakeProvider provider) {
        String instance = isMine(seen);
        assertThat(seen.rounds().put(instance, number)).as("the round that had this instance before").isNull();
        if (number % ROUNDS_TO_A_CALL == 0) {
            String answer = client.target(provider.uri()).path("/v1/chat/completions").request()
                    .post(Entity.json(QUESTION), String.class);
            seen.calls().put(Json.parsed(answer).path("id").asText(), instance);
            assertThat(isMine(seen)).isEqualTo(instance);
        }
    }

    private static String isMine(Seen seen) {
        EffectiveContext context = TrackContext.current();
        assertThat(context.useCaseName()).contains(seen.side());
        assertThat(context.userId()).contains(seen.side());
        assertThat(context.limitIds()).containsExactly("shared", seen.side());
        return context.useCaseId().orElseThrow();
    }

    private static void isReportedFor(Seen seen, IngestedEvent event) {
        assertThat(event.useCaseId()).isEqualTo(seen.calls().get(event.id()));
        assertThat(event.useCaseName()).isEqualTo(seen.side());
        assertThat(event.userId()).isEqualTo(seen.side());
        assertThat(event.limitIds()).containsExactlyInAnyOrder("shared", seen.side());
    }

    /** A request that lasts until both of its threads are done. */
    private static void await(FutureTask<Seen> task) {
        try {
            task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            // Thrown again where the result of the task is read.
        }
    }

    /** One request of an application, which works on two things at once. */
    @ApplicationScoped
    static class Request {
        @Track(useCaseName = "request", userId = "everybody", limitIds = "shared")
        public void serve(Runnable body) {
            body.run();
        }

        @Track(useCaseName = "left", userId = "left", limitIds = "left")
        public void left(Runnable body) {
            body.run();
        }

        @Track(useCaseName = "right", userId = "right", limitIds = "right")
        public void right(Runnable body) {
            body.run();
        }
    }
}
