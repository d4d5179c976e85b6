package com.payi.cdi.internal.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.net.SocketException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.payi.cdi.IngestStatistics;
import com.payi.cdi.PayiResult;
import com.payi.cdi.spi.IngestAnswer;
import com.payi.cdi.spi.OutgoingEvent;
import com.payi.cdi.testing.LogCapture;
import com.payi.testkit.FakePayi;

/** Senders of an application's own that do what they must not do: no event may be forgotten because of it. */
class UnrulySenderTest {
    private final FakePayi payi = FakePayi.start();
    private final LogCapture log = new LogCapture();
    private final Delivery delivery = Delivery.to(payi);
    private final AtomicInteger requests = new AtomicInteger();

    @TempDir
    Path directory;

    @AfterEach
    void stop() {
        delivery.close();
        payi.close();
        log.close();
        DeliveryFaultsTest.assertBalanced(delivery.counts());
        assertThat(delivery.counts().queued()).isZero();
    }

    private static CompletableFuture<List<IngestAnswer>> taken(List<OutgoingEvent> events) {
        return CompletableFuture.completedFuture(Collections.nCopies(events.size(), IngestAnswer.delivered()));
    }

    private void awaitDelivered(int events) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(delivery.counts().delivered()).isEqualTo(events));
    }

    @Test
    void oneThatLeavesTheThreadInterrupted() {
        delivery.sentBy(events -> {
            if (requests.incrementAndGet() == 1) {
                Thread.currentThread().interrupt();
                return CompletableFuture.failedFuture(new IllegalStateException("the broker is away"));
            }
            return taken(events);
        }).start().offer("first");
        await().until(() -> delivery.counts().failedAttempts() == 1);
        delivery.offer(0, 20);

        awaitDelivered(21);
    }

    @Test
    void oneThatThrowsAnError() {
        delivery.sentBy(events -> {
            if (requests.incrementAndGet() == 1) {
                throw new AssertionError("not what was expected");
            }
            return taken(events);
        }).start().offer("only");

        awaitDelivered(1);
    }

    @Test
    void oneWhoseLibraryIsOfAnotherVersion() {
        String error = "'void com.fasterxml.jackson.core.JsonParser.isNew()'";
        delivery.sentBy(events -> {
            if (requests.incrementAndGet() == 1) {
                throw new NoSuchMethodError(error);
            }
            return taken(events);
        }).start().offer("only");

        awaitDelivered(1);
        assertThat(log.lines()).anyMatch(line -> line.contains("PAYI00301") && line.contains("NoSuchMethodError: " + error)
                && line.contains("com.fasterxml.jackson.core.JsonParser is from "));
    }

    @Test
    void oneThatCannotBeMadeAtOnce() {
        delivery.madeBy(() -> {
            if (requests.incrementAndGet() < 3) {
                throw new UncheckedIOException(new SocketException("Too many open files"));
            }
            return UnrulySenderTest::taken;
        }).start().offer(0, 5);

        awaitDelivered(5);
        assertThat(log.lines()).anyMatch(line -> line.contains("PAYI00301"));
    }

    @Test
    void oneWhoseResultsHoldNothing() {
        PayiResult empty = (PayiResult) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[]{PayiResult.class},
                (proxy, method, arguments) -> null);
        delivery.with("payi.ingest.bulk.threshold", "5").sentBy(events -> CompletableFuture
                .supplyAsync(() -> Collections.nCopies(events.size(), IngestAnswer.delivered(empty)))).start().offer(0, 100);

        awaitDelivered(100);
        assertThat(log.lines()).filteredOn(line -> line.contains("PAYI00330")).hasSize(1);
    }

    @Test
    void oneThatDoesNotReturnAtTheEnd() throws InterruptedException {
        CountDownLatch blocked = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        delivery.with("payi.ingest.spool.directory", directory.resolve("spool").toString())
                .with("payi.ingest.shutdown-timeout", "300").sentBy(events -> {
                    blocked.countDown();
                    try {
                        never.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return CompletableFuture.failedFuture(new IllegalStateException("the broker is away"));
                }).start().offer("first");
        assertThat(blocked.await(10, TimeUnit.SECONDS)).isTrue();
        delivery.offer(0, 200);

        delivery.close();
        // The end does not wait for the interrupted thread longer than for a while.
        await().untilAsserted(() -> assertThat(delivery.counts().spooled()).isEqualTo(201));
        IngestStatistics.Snapshot counts = delivery.counts();
        assertThat(counts.droppedTotal()).as("%s", counts).isZero();
        Set<String> found = ConcurrentHashMap.newKeySet();
        try (Delivery next = Delivery.to(payi).with("payi.ingest.spool.directory", directory.resolve("spool").toString())
                .sentBy(events -> {
                    events.forEach(event -> found.add(event.id()));
                    return taken(events);
                }).start()) {
            await().untilAsserted(() -> assertThat(found).hasSize(201));
        }
    }

    @Test
    void theThreadThatEndsTheDeliveryMayBeInterrupted() {
        delivery.sentBy(
                events -> CompletableFuture.supplyAsync(() -> Collections.nCopies(events.size(), IngestAnswer.delivered()),
                        CompletableFuture.delayedExecutor(200, TimeUnit.MILLISECONDS)))
                .start().offer(0, 10);

        Thread.currentThread().interrupt();
        delivery.close();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(delivery.counts().delivered()).isEqualTo(10);
    }
}
