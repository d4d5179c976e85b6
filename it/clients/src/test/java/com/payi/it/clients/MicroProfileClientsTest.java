package com.payi.it.clients;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Stream;

import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import com.payi.cdi.TrackContext;
import com.payi.it.kit.MeasuredTable;

/** Who calls, which thread, is the context there: for MicroProfile REST clients. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MicroProfileClientsTest {
    private final MeasuredTable table = new MeasuredTable("docs/reference/propagation.md", "MicroProfile REST clients",
            "Client",
            "Method", "Thread of the request filter", "Context there", "Remedy").promising("Context there", "RESTEasy", "CXF");
    private Application application;
    private Measuring measuring;
    private ExecutorService executor;

    private record Way(String label, boolean ownExecutor, boolean carrying,
            Function<ChatClient, CompletionStage<String>> call) {
        @Override
        public String toString() {
            return label;
        }
    }

    static Stream<Arguments> ways() {
        Function<ChatClient, CompletionStage<String>> later = client -> client.askLater(Question.measured());
        return Stream.of(MicroProfileClient.values()).flatMap(implementation -> Stream.of(
                new Way("that waits", false, false,
                        client -> CompletableFuture.completedFuture(client.ask(Question.measured()))),
                new Way("with a `CompletionStage`", false, false, later),
                new Way("with a `CompletionStage`, an executor given to the builder", true, false, later),
                new Way("with a `CompletionStage`, `TrackContext.executor(…)` given to the builder", true, true, later))
                .map(way -> Arguments.of(implementation, way)));
    }

    @BeforeAll
    void start() {
        application = new Application(Desk.class);
        measuring = new Measuring(application);
        executor = Executors.newCachedThreadPool(task -> new Thread(task, "own executor"));
    }

    @AfterAll
    void stop() {
        executor.shutdownNow();
        application.close();
        table.check();
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("ways")
    void isTheContextThere(MicroProfileClient implementation, Way way) throws Exception {
        ThreadProbe probe = new ThreadProbe();
        RestClientBuilder builder = implementation.builder().baseUri(application.provider().uri()).register(probe);
        if (way.ownExecutor()) {
            builder.executorService(way.carrying() ? TrackContext.executor(executor) : executor);
        }
        ChatClient client = builder.build(ChatClient.class);
        Desk desk = application.get(Desk.class);
        String context = measuring.contextOf(() -> desk.work(() -> way.call().apply(client)), Desk.USE_CASE);
        table.row(implementation.toString(), way.label(), probe.seenFrom(Thread.currentThread()), context,
                context.equals("yes") ? "" : "give the client's builder `TrackContext.executor(…)`");
        ((AutoCloseable) client).close();
    }
}
