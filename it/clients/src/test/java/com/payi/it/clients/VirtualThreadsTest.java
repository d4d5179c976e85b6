package com.payi.it.clients;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;

import jakarta.ws.rs.client.Client;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.payi.cdi.TrackContext;
import com.payi.it.kit.MeasuredTable;

/** Who calls, which thread, is the context there: on virtual threads, which the JDK has from version 21 on. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VirtualThreadsTest {
    private final MeasuredTable table = new MeasuredTable("docs/reference/propagation.md", "virtual threads",
            "Where the call is made",
            "Thread", "Context there", "Remedy")
            .promising("Context there", "a tracked method that runs on a virtual thread",
                    "a virtual thread that is started with `TrackContext.executor(executor)`",
                    "subtasks that are forked with `TrackContext.wrapSupplier(…)`, each a tracked method");
    private ExecutorService virtual;
    private Application application;
    private Measuring measuring;

    private record Way(String label, int calls, Place place) {
        private static Way of(String label, BiFunction<Supplier<String>, ExecutorService, CompletionStage<?>> begin) {
            return new Way(label, 1, (desk, call, virtual) -> desk.work(() -> begin.apply(call, virtual).thenApply(x -> x)));
        }

        @Override
        public String toString() {
            return label;
        }
    }

    @FunctionalInterface
    private interface Place {
        CompletionStage<?> begin(Desk desk, Supplier<String> call, ExecutorService virtual);
    }

    static Stream<Way> ways() {
        return Stream.of(
                new Way("a tracked method that runs on a virtual thread", 1, (desk, call, virtual) -> CompletableFuture
                        .supplyAsync(() -> desk.left(call), virtual)),
                Way.of("a virtual thread that is started in a tracked method",
                        (call, virtual) -> CompletableFuture.supplyAsync(call, virtual)),
                Way.of("a virtual thread that is started with `TrackContext.executor(executor)`",
                        (call, virtual) -> CompletableFuture.supplyAsync(call, TrackContext.executor(virtual))),
                new Way("subtasks that are forked with `TrackContext.wrapSupplier(…)`, each a tracked method", 2,
                        VirtualThreadsTest::subtasks));
    }

    /** As one would hand over to a {@code StructuredTaskScope}, which is a preview in the JDKs of today. */
    private static CompletionStage<?> subtasks(Desk desk, Supplier<String> call, ExecutorService virtual) {
        return desk.work(() -> CompletableFuture.supplyAsync(TrackContext.wrapSupplier(() -> desk.left(call)), virtual)
                .thenCombine(CompletableFuture.supplyAsync(TrackContext.wrapSupplier(() -> desk.right(call)), virtual),
                        String::concat));
    }

    @BeforeAll
    void start() throws ReflectiveOperationException {
        assumeTrue(Runtime.version().feature() >= 21, "There are no virtual threads before JDK 21");
        // By name: the tests are compiled for JDK 17.
        virtual = (ExecutorService) Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        application = new Application(Desk.class);
        measuring = new Measuring(application);
    }

    @AfterAll
    void stop() {
        if (application != null) {
            virtual.shutdownNow();
            application.close();
            table.check();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ways")
    void isTheContextThere(Way way) throws Exception {
        ThreadProbe probe = new ThreadProbe();
        Client client = JaxRsClient.RESTEASY.builder().register(probe).build();
        try {
            Desk desk = application.get(Desk.class);
            Supplier<String> call = () -> JaxRsClient.ask(client, application.provider().uri());
            String[] expected = way.calls() == 2
                    ? new String[]{Desk.LEFT, Desk.RIGHT}
                    : new String[]{way.label().startsWith("a tracked") ? Desk.LEFT : Desk.USE_CASE};
            String context = measuring.contextOf(() -> way.place().begin(desk, call, virtual), expected);
            table.row(way.label(), probe.seenFrom(Thread.currentThread()), context,
                    context.equals("yes") ? "" : "`TrackContext.wrap(…)` or `TrackContext.executor(…)`");
        } finally {
            client.close();
        }
    }
}
