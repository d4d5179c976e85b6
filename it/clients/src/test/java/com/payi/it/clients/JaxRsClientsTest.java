package com.payi.it.clients;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.function.Function;
import java.util.stream.Stream;

import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.Invocation;
import jakarta.ws.rs.client.InvocationCallback;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import com.payi.cdi.TrackContext;
import com.payi.it.kit.MeasuredTable;
import com.payi.testkit.Reply;

/** Who calls, which thread, is the context there: for each way of a JAX-RS client to make a call. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JaxRsClientsTest {
    private static final String EXECUTOR_REMEDY = "give the client's builder `TrackContext.executor(…)`";

    private final MeasuredTable table = new MeasuredTable("docs/reference/propagation.md", "JAX-RS clients", "Client", "Call",
            "Thread of the request filter", "Context there", "Remedy")
            .promising("Context there", "RESTEasy", "RESTEasy without `ResteasyThreadContext` | waiting",
                    "RESTEasy without `ResteasyThreadContext` | `async()`, `TrackContext.executor(…)` given to the builder",
                    "RESTEasy without `ResteasyThreadContext` | `rx()`, `TrackContext.executor(…)` given to the builder",
                    "RESTEasy without `ResteasyThreadContext` | `rx()`, the second call in `thenCompose(TrackContext.wrap(…))`",
                    "Jersey | waiting", "Jersey | `async()`", "Jersey | `async()`, an executor given to the builder",
                    "Jersey | `async()`, `TrackContext.executor(…)` given to the builder", "Jersey | `rx()`",
                    "Jersey | `rx()`, an executor given to the builder",
                    "Jersey | `rx()`, `TrackContext.executor(…)` given to the builder",
                    "Jersey | `rx()`, the second call in `thenCompose(TrackContext.wrap(…))`", "CXF | waiting",
                    "CXF | `async()`", "CXF | `async()`, `TrackContext.executor(…)` given to the builder",
                    "CXF | `rx()`",
                    "CXF | `rx()`, `TrackContext.executor(…)` given to the builder",
                    "CXF | `rx()`, the second call in `thenCompose(TrackContext.wrap(…))`");
    private Application application;
    private Measuring measuring;
    private ExecutorService executor;
    /** Whether the work that is measured waits for the answers of its calls only. */
    private volatile boolean arranged;

    /** One way to make a call. */
    private record Way(String label, String remedy, boolean ownExecutor, boolean carrying,
            Function<Invocation.Builder, CompletionStage<?>> call) {
        private static Way with(String label, Function<Invocation.Builder, CompletionStage<?>> call) {
            return new Way(label, EXECUTOR_REMEDY, false, false, call);
        }

        private Way withExecutor() {
            return new Way(label + ", an executor given to the builder", remedy, true, false, call);
        }

        private Way withCarryingExecutor() {
            return new Way(label + ", `TrackContext.executor(…)` given to the builder", remedy, true, true, call);
        }

        private Way butRemedy(String otherRemedy) {
            return new Way(label, otherRemedy, ownExecutor, carrying, call);
        }

        @Override
        public String toString() {
            return label;
        }
    }

    static Stream<Arguments> ways() {
        Way sync = Way.with("waiting", request -> CompletableFuture.completedFuture(request.post(question(), String.class)));
        Way async = Way.with("`async()`", request -> {
            CompletableFuture<String> answer = new CompletableFuture<>();
            request.async().post(question(), callback(answer));
            return answer;
        });
        Way rx = Way.with("`rx()`", request -> request.rx().post(question(), String.class));
        Way second = Way.with("`rx()`, the second call in `thenCompose` of the first",
                request -> request.rx().post(Entity.json(Question.to("first-model")), String.class)
                        .thenCompose(first -> request.rx().post(question(), String.class)))
                .butRemedy("`thenCompose(TrackContext.wrap(…))`");
        Way secondCarried = Way.with("`rx()`, the second call in `thenCompose(TrackContext.wrap(…))`",
                request -> request.rx().post(Entity.json(Question.to("first-model")), String.class)
                        .thenCompose(TrackContext.wrap(first -> request.rx().post(question(), String.class))));
        return Stream.of(JaxRsClient.values()).flatMap(client -> Stream.of(sync, async, async.withExecutor(),
                async.withCarryingExecutor(), rx, rx.withExecutor(), rx.withCarryingExecutor(), second, secondCarried)
                .map(way -> Arguments.of(client, way)));
    }

    private static Entity<String> question() {
        return Entity.json(Question.measured());
    }

    /** Completes a future with the answer. */
    static InvocationCallback<String> callback(CompletableFuture<String> answer) {
        return new InvocationCallback<>() {
            @Override
            public void completed(String response) {
                answer.complete(response);
            }

            @Override
            public void failed(Throwable failure) {
                answer.completeExceptionally(failure);
            }
        };
    }

    @BeforeAll
    void start() {
        application = new Application(Desk.class);
        measuring = new Measuring(application);
        // Not before the calls that follow it have been arranged, so that they are on their own.
        application.provider().on(request -> request.bodyText().contains("first-model"), request -> {
            await().atMost(Duration.ofSeconds(60)).until(() -> arranged);
            return Reply.json("{\"model\":\"first-model\"}");
        });
        ThreadFactory threads = task -> new Thread(task, "own executor");
        executor = Executors.newCachedThreadPool(threads);
    }

    @AfterAll
    void stop() {
        executor.shutdownNow();
        application.close();
        table.check();
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("ways")
    void isTheContextThere(JaxRsClient kind, Way way) throws Exception {
        ThreadProbe probe = new ThreadProbe();
        ClientBuilder builder = kind.builder().register(probe);
        if (way.ownExecutor()) {
            builder.executorService(way.carrying() ? TrackContext.executor(executor) : executor);
        }
        Client client = builder.build();
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(kind.classLoader());
        try {
            Desk desk = application.get(Desk.class);
            arranged = false;
            String context = measuring.contextOf(() -> {
                CompletionStage<Object> all = desk.work(() -> {
                    @SuppressWarnings("unchecked")
                    CompletionStage<Object> stage = (CompletionStage<Object>) way.call().apply(
                            client.target(application.provider().uri()).path("/v1/chat/completions").request());
                    return stage;
                });
                arranged = true;
                return all;
            }, Desk.USE_CASE);
            table.row(kind.toString(), way.label(), probe.seenFrom(Thread.currentThread()), context,
                    context.equals("yes") ? "" : way.remedy());
        } finally {
            Thread.currentThread().setContextClassLoader(before);
            client.close();
        }
    }
}
