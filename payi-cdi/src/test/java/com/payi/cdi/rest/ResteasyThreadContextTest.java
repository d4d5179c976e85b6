package com.payi.cdi.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;

import com.payi.cdi.TrackContext;
import com.payi.cdi.TrackScope;

/** What RESTEasy does to take a context to its threads. */
class ResteasyThreadContextTest {
    private final ResteasyThreadContext context = new ResteasyThreadContext();

    @Test
    void whatWasCapturedOnceMayRunOnTwoThreadsAtOnce() throws Exception {
        Object captured;
        try (TrackScope scope = TrackContext.builder().userId("anna").open()) {
            captured = context.capture();
        }
        ExecutorService executor = Executors.newFixedThreadPool(2);
        try {
            CyclicBarrier both = new CyclicBarrier(2);
            CountDownLatch done = new CountDownLatch(2);
            Future<String> one = executor.submit(() -> pushed(captured, both, done));
            Future<String> other = executor.submit(() -> pushed(captured, both, done));
            assertThat(one.get()).isEqualTo("anna, then nobody");
            assertThat(other.get()).isEqualTo("anna, then nobody");
        } finally {
            executor.shutdownNow();
        }
    }

    private String pushed(Object captured, CyclicBarrier both, CountDownLatch done) throws Exception {
        context.push(captured);
        both.await();
        String inside = TrackContext.current().userId().orElse("nobody");
        done.countDown();
        done.await();
        context.reset(captured);
        return inside + ", then " + TrackContext.current().userId().orElse("nobody");
    }

    @Test
    void aResetWithoutAPushDoesNothing() {
        try (TrackScope scope = TrackContext.builder().userId("anna").open()) {
            context.reset(context.capture());
            assertThat(TrackContext.current().userId()).contains("anna");
        }
    }
}
