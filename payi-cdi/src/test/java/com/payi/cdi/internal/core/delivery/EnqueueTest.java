package com.payi.cdi.internal.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.payi.cdi.IngestStatistics.Snapshot;
import com.payi.cdi.spi.IngestAnswer;
import com.payi.testkit.FakePayi;
import com.sun.management.ThreadMXBean;

/** What it costs a call to hand its event over, and that the counts hold for every reader meanwhile. */
class EnqueueTest {
    /** An event takes 56 bytes on its way to the intake thread. */
    private static final int MOST_BYTES_PER_EVENT = 100;
    private static final int PRODUCERS = 8;

    private final FakePayi payi = FakePayi.start();
    private final Delivery delivery = Delivery.to(payi)
            .sentBy(events -> CompletableFuture.completedFuture(Collections.nCopies(events.size(), IngestAnswer.delivered())));
    private final AtomicInteger offered = new AtomicInteger();
    private final AtomicReference<AssertionError> wrong = new AtomicReference<>();

    @AfterEach
    void stop() {
        delivery.close();
        payi.close();
    }

    /** Offers from many threads until it is stopped. */
    private List<Thread> producers(AtomicBoolean stopped) {
        List<Thread> all = new ArrayList<>();
        for (int i = 0; i < PRODUCERS; i++) {
            String id = "producer-" + i + "-";
            all.add(new Thread(() -> {
                for (int number = 0; !stopped.get(); number++) {
                    delivery.offer(id + number);
                    offered.incrementAndGet();
                }
            }));
        }
        all.forEach(Thread::start);
        return all;
    }

    private void watch(AtomicBoolean stopped) {
        Snapshot before = delivery.counts();
        while (!stopped.get()) {
            int atLeast = offered.get();
            Snapshot now = delivery.counts();
            try {
                DeliveryFaultsTest.assertBalanced(now);
                assertThat(now.queued()).isNotNegative();
                assertThat(now.spooled()).isNotNegative();
                assertThat(now.offered()).isGreaterThanOrEqualTo(atLeast).isGreaterThanOrEqualTo(before.offered());
                assertThat(now.delivered()).isGreaterThanOrEqualTo(before.delivered());
                assertThat(now.droppedTotal()).isGreaterThanOrEqualTo(before.droppedTotal());
            } catch (AssertionError e) {
                wrong.compareAndSet(null, e);
                return;
            }
            before = now;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"drop-newest", "drop-oldest"})
    void theCountsAddUpInEachSnapshotAndAtTheEnd(String overflow) throws InterruptedException {
        delivery.with("payi.ingest.overflow", overflow).with("payi.ingest.queue-capacity", "500").start();
        AtomicBoolean stopped = new AtomicBoolean();
        AtomicBoolean watched = new AtomicBoolean();
        Thread watcher = new Thread(() -> watch(watched));
        watcher.start();
        List<Thread> producers = producers(stopped);
        // All of these threads share what processors there are.
        await().atMost(Duration.ofMinutes(1))
                .until(() -> delivery.counts().delivered() > 2_000 && delivery.counts().droppedTotal() > 100);
        // In the middle: some come before the end, some after it.
        delivery.close();
        stopped.set(true);
        for (Thread producer : producers) {
            producer.join();
        }
        watched.set(true);
        watcher.join();

        assertThat(wrong).hasValue(null);
        Snapshot counts = delivery.counts();
        DeliveryFaultsTest.assertBalanced(counts);
        assertThat(counts.offered()).isEqualTo(offered.get());
        assertThat(counts.queued()).isZero();
        assertThat(counts.delivered() + counts.droppedTotal()).isEqualTo(counts.offered());
    }

    @Test
    void anEventCostsItsCallSomeBytesOnly() throws InterruptedException {
        delivery.start();
        CountDownLatch go = new CountDownLatch(1);
        // The intake thread stays out of it: what it needs is not the call's.
        EventSource hangs = EventSourceTest.source("hangs", () -> {
            try {
                go.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Delivery.event("hangs");
        });
        delivery.offer(hangs);
        EventSource source = EventSourceTest.source("known", () -> Delivery.event("known"));
        offer(source, 2_000);
        long bytes = allocatedBy(() -> offer(source, 10_000));
        go.countDown();

        assertThat(bytes / 10_000).isBetween(1L, (long) MOST_BYTES_PER_EVENT);
        assertThat(delivery.counts().offered()).isEqualTo(12_001);
    }

    private void offer(EventSource source, int times) {
        for (int i = 0; i < times; i++) {
            delivery.offerWithoutFrame(source);
        }
    }

    private static long allocatedBy(Runnable work) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        work.run();
        return threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
    }
}
