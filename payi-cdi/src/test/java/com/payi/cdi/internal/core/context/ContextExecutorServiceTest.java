package com.payi.cdi.internal.core.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import com.payi.cdi.TrackContext;
import com.payi.cdi.TrackScope;

/** Executors that run a task in the context of the thread that submits it. */
class ContextExecutorServiceTest {
    private final ExecutorService plain = Executors.newSingleThreadExecutor();
    private final ExecutorService executor = TrackContext.executor(plain);
    private final Callable<String> user = () -> TrackContext.current().userId().orElse("no user");

    @AfterEach
    void stop() {
        plain.shutdownNow();
    }

    @Test
    void everyWayToHandOverATaskTakesTheContext() throws Exception {
        try (TrackScope scope = TrackContext.builder().userId("anna").open()) {
            assertThat(executor.submit(user).get()).isEqualTo("anna");
            assertThat(executor.invokeAll(List.of(user)).get(0).get()).isEqualTo("anna");
            assertThat(executor.invokeAll(List.of(user), 1, TimeUnit.MINUTES).get(0).get()).isEqualTo("anna");
            assertThat(executor.invokeAny(List.of(user))).isEqualTo("anna");
            assertThat(executor.invokeAny(List.of(user), 1, TimeUnit.MINUTES)).isEqualTo("anna");
            CompletableFuture<String> executed = new CompletableFuture<>();
            executor.execute(() -> executed.complete(called()));
            assertThat(executed.get()).isEqualTo("anna");
            CompletableFuture<String> submitted = new CompletableFuture<>();
            assertThat(executor.submit(() -> submitted.complete(called()), "result").get()).isEqualTo("result");
            assertThat(submitted.get()).isEqualTo("anna");
            CompletableFuture<String> run = new CompletableFuture<>();
            Future<?> future = executor.submit((Runnable) () -> run.complete(called()));
            assertThat(future.get()).isNull();
            assertThat(run.get()).isEqualTo("anna");
        }
        assertThat(plain.submit(user).get()).isEqualTo("no user");
    }

    private String called() {
        try {
            return user.call();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void theContextIsThatOfTheHandOverAndNotOfTheExecutor() throws Exception {
        Executor anywhere;
        try (TrackScope scope = TrackContext.builder().userId("maker").open()) {
            anywhere = TrackContext.executor((Executor) plain);
        }
        try (TrackScope scope = TrackContext.builder().userId("berta").open()) {
            assertThat(CompletableFuture.supplyAsync(this::called, anywhere).get()).isEqualTo("berta");
        }
        assertThat(CompletableFuture.supplyAsync(this::called, anywhere).get()).isEqualTo("no user");
    }

    @Test
    void theLifeOfTheExecutorIsThatOfTheOneBehindIt() throws Exception {
        assertThat(executor.isShutdown()).isFalse();
        assertThatThrownBy(() -> executor.execute(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> executor.submit((Callable<String>) null)).isInstanceOf(NullPointerException.class);
        executor.shutdown();
        assertThat(executor.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        assertThat(plain.isTerminated()).isTrue();
        assertThat(executor.isTerminated()).isTrue();
        assertThat(executor.shutdownNow()).isEmpty();
        assertThatThrownBy(() -> executor.submit(user)).isInstanceOf(RejectedExecutionException.class);
        assertThatThrownBy(() -> TrackContext.executor((Executor) null)).hasMessage("executor");
        assertThatThrownBy(() -> TrackContext.executor((ExecutorService) null)).hasMessage("executor");
    }
}
