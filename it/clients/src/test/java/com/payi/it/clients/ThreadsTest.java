package com.payi.it.clients;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;

import jakarta.ws.rs.client.Client;

import org.eclipse.microprofile.context.ManagedExecutor;
import org.eclipse.microprofile.context.ThreadContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.payi.cdi.TrackContext;
import com.payi.it.kit.MeasuredTable;

import io.smallrye.mutiny.Uni;

/** Who calls, which thread, is the context there: for a call that waits, made on every kind of thread. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ThreadsTest {
    private static final String WRAP = "`TrackContext.wrap(…)` around the task, or `TrackContext.executor(…)` around the executor";

    private final MeasuredTable table = new MeasuredTable("docs/reference/propagation.md", "threads", "Where the call is made",
            "Thread",
            "Context there", "Remedy").promising("Context there", "the tracked method itself",
                    "`new Thread(TrackContext.wrap(…))`", "`CompletableFuture.supplyAsync(TrackContext.wrapSupplier(…))`",
                    "`supplyAsync(…, TrackContext.executor(executor))`",
                    "`ScheduledExecutorService.schedule(TrackContext.wrapSupplier(…), …)`",
                    "two branches, each a tracked method, `TrackContext.executor(executor)`",
                    "MicroProfile `ManagedExecutor` (SmallRye)",
                    "MicroProfile `ThreadContext.contextualSupplier(…)` (SmallRye)",
                    "a `Uni` that is subscribed to after the method",
                    "a `Uni` with `runSubscriptionOn(executor)`, subscribed to after the method",
                    "a `Uni` behind `emitOn(executor)`, with `mutiny-smallrye-context-propagation`",
                    "`@Asynchronous` of MicroProfile Fault Tolerance (SmallRye), on a method with `@Track`",
                    "the same with `@Retry`, the second attempt");
    private Application application;
    private Measuring measuring;
    private Client client;
    private ThreadProbe probe;

    /** Executors that the work is done by; ended with each way. */
    private static final class Pools implements AutoCloseable {
        private final ScheduledExecutorService plain = Executors.newScheduledThreadPool(2, task -> new Thread(task, "pool"));
        private final ManagedExecutor managed = ManagedExecutor.builder().build();

        @Override
        public void close() {
            plain.shutdownNow();
            managed.shutdownNow();
        }
    }

    /** One place to make a call in, which {@code call} makes. */
    private record Way(String label, String remedy, int calls, Place place) {
        private static Way of(String label, BiFunction<Supplier<String>, Pools, CompletionStage<?>> begin) {
            return new Way(label, WRAP, 1, (desk, call, pools) -> desk.work(() -> begin.apply(call, pools).thenApply(x -> x)));
        }

        @Override
        public String toString() {
            return label;
        }
    }

    @FunctionalInterface
    private interface Place {
        CompletionStage<?> begin(Desk desk, Supplier<String> call, Pools pools) throws Exception;
    }

    static Stream<Way> ways() {
        return Stream.of(
                Way.of("the tracked method itself", (call, pools) -> CompletableFuture.completedFuture(call.get())),
                Way.of("`new Thread(…)`", (call, pools) -> inThread(new CompletableFuture<>(), call)),
                Way.of("`new Thread(TrackContext.wrap(…))`", (call, pools) -> inWrappedThread(new CompletableFuture<>(), call)),
                Way.of("`CompletableFuture.supplyAsync(…)`", (call, pools) -> CompletableFuture.supplyAsync(call)),
                Way.of("`CompletableFuture.supplyAsync(TrackContext.wrapSupplier(…))`",
                        (call, pools) -> CompletableFuture.supplyAsync(TrackContext.wrapSupplier(call))),
                Way.of("`supplyAsync(…, executor)`", (call, pools) -> CompletableFuture.supplyAsync(call, pools.plain)),
                Way.of("`supplyAsync(…, TrackContext.executor(executor))`",
                        (call, pools) -> CompletableFuture.supplyAsync(call, TrackContext.executor(pools.plain))),
                Way.of("`ScheduledExecutorService.schedule(…)`", (call, pools) -> scheduled(call, pools)),
                Way.of("`ScheduledExecutorService.schedule(TrackContext.wrapSupplier(…), …)`",
                        (call, pools) -> scheduled(TrackContext.wrapSupplier(call), pools)),
                new Way("two branches, each a tracked method, `TrackContext.executor(executor)`", WRAP, 2,
                        ThreadsTest::branches),
                Way.of("MicroProfile `ManagedExecutor` (SmallRye)", (call, pools) -> pools.managed.supplyAsync(call)),
                Way.of("MicroProfile `ThreadContext.contextualSupplier(…)` (SmallRye)", (call, pools) -> CompletableFuture
                        .supplyAsync(ThreadContext.builder().build().contextualSupplier(call), pools.plain)),
                new Way("a `Uni` that is subscribed to after the method", WRAP, 1,
                        (desk, call, pools) -> desk.uni(() -> Uni.createFrom().item(call)).subscribeAsCompletionStage()),
                new Way("a `Uni` with `runSubscriptionOn(executor)`, subscribed to after the method", WRAP, 1,
                        (desk, call, pools) -> desk.uni(() -> Uni.createFrom().item(call).runSubscriptionOn(pools.plain))
                                .subscribeAsCompletionStage()),
                new Way("a `Uni` behind `emitOn(executor)`, with `mutiny-smallrye-context-propagation`", WRAP, 1,
                        (desk, call, pools) -> desk.uni(() -> Uni.createFrom().item(1).emitOn(pools.plain)
                                .onItem().transform(item -> call.get())).subscribeAsCompletionStage()),
                new Way("`@Asynchronous` of MicroProfile Fault Tolerance (SmallRye), on a method with `@Track`", WRAP, 1,
                        (desk, call, pools) -> desk.asynchronous(() -> CompletableFuture.completedFuture(call.get()))),
                new Way("the same with `@Retry`, the second attempt", WRAP, 1,
                        (desk, call, pools) -> desk.retried(secondAttempt(call))));
    }

    private static Supplier<CompletionStage<String>> secondAttempt(Supplier<String> call) {
        AtomicInteger attempts = new AtomicInteger();
        return () -> attempts.incrementAndGet() == 1
                ? CompletableFuture.failedFuture(new IllegalStateException("the first attempt fails"))
                : CompletableFuture.completedFuture(call.get());
    }

    private static CompletionStage<String> inThread(CompletableFuture<String> answer, Supplier<String> call) {
        new Thread(() -> answer.complete(call.get()), "thread").start();
        return answer;
    }

    private static CompletionStage<String> inWrappedThread(CompletableFuture<String> answer, Supplier<String> call) {
        new Thread(TrackContext.wrap((Runnable) () -> answer.complete(call.get())), "thread").start();
        return answer;
    }

    private static CompletionStage<String> scheduled(Supplier<String> call, Pools pools) {
        CompletableFuture<String> answer = new CompletableFuture<>();
        pools.plain.schedule(() -> answer.complete(call.get()), 1, TimeUnit.MILLISECONDS);
        return answer;
    }

    private static CompletionStage<?> branches(Desk desk, Supplier<String> call, Pools pools) {
        ExecutorService executor = TrackContext.executor(pools.plain);
        return desk.work(() -> CompletableFuture.supplyAsync(() -> desk.left(call), executor)
                .thenCombine(CompletableFuture.supplyAsync(() -> desk.right(call), executor), (left, right) -> left));
    }

    @BeforeAll
    void start() {
        application = new Application(Desk.class);
        measuring = new Measuring(application);
    }

    @AfterAll
    void stop() {
        application.close();
        table.check();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ways")
    void isTheContextThere(Way way) throws Exception {
        probe = new ThreadProbe();
        client = JaxRsClient.RESTEASY.builder().register(probe).build();
        try (Pools pools = new Pools()) {
            Desk desk = application.get(Desk.class);
            Supplier<String> call = () -> JaxRsClient.ask(client, application.provider().uri());
            String context = way.calls() == 1
                    ? measuring.contextOf(() -> way.place().begin(desk, call, pools), Desk.USE_CASE)
                    : measuring.contextOf(() -> way.place().begin(desk, call, pools), Desk.LEFT, Desk.RIGHT);
            table.row(way.label(), probe.seenFrom(Thread.currentThread()), context, context.equals("yes") ? "" : way.remedy());
        } finally {
            client.close();
        }
    }
}
