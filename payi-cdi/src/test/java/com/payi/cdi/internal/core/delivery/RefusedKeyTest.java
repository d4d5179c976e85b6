package com.payi.cdi.internal.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.payi.cdi.IngestStatistics.DropReason;
import com.payi.cdi.spi.IngestAnswer;
import com.payi.cdi.testing.LogCapture;
import com.payi.testkit.FakePayi;

/** Pay-i refuses the key: that says nothing about the events, which are kept until it takes one again. */
class RefusedKeyTest {
    private final FakePayi payi = FakePayi.start();
    private final LogCapture log = new LogCapture();
    private final Delivery delivery = Delivery.to(payi);

    @TempDir
    Path directory;

    @AfterEach
    void stop() {
        delivery.close();
        payi.close();
        log.close();
        DeliveryFaultsTest.assertBalanced(delivery.counts());
    }

    private void awaitDelivered(int events) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(delivery.counts().delivered()).isEqualTo(events));
    }

    private void awaitSuspended() {
        await().until(() -> delivery.counts().suspended());
    }

    @Test
    void aRotationLosesNoEvent() {
        delivery.start().offer(0, 10);
        awaitDelivered(10);
        payi.apiKey("rotated");
        delivery.offer(10, 300);
        awaitSuspended();
        assertThat(delivery.counts().lastFailure().orElseThrow().status()).isEqualTo(401);
        assertThat(delivery.counts().lastFailure().orElseThrow().reason()).isEqualTo("invalid_api_key");
        delivery.with("payi.api-key", "rotated");

        awaitDelivered(300);
        assertThat(delivery.counts().rejected()).isZero();
        assertThat(payi.idCounts()).hasSize(300);
        assertThat(payi.idCounts().values()).containsOnly(1);
        await().until(() -> !delivery.counts().suspended());
        assertThat(log.lines()).filteredOn(line -> line.contains("PAYI00326")).singleElement().asString()
                .contains("401 invalid_api_key", "payi.api-key in the test's map");
        assertThat(log.lines()).filteredOn(line -> line.contains("PAYI00328")).hasSize(1);
        assertThat(log.lines()).noneMatch(line -> line.contains("rotated") || line.contains("PAYI00300"));
    }

    @Test
    void aFileWithTheKeyIsReadAgain() throws IOException {
        Path file = Files.writeString(directory.resolve("key"), FakePayi.DEFAULT_API_KEY + "\n");
        delivery.with("payi.api-key", "").with("payi.api-key-file", file.toString()).start().offer("first");
        awaitDelivered(1);
        payi.apiKey("rotated");
        delivery.offer("second");
        awaitSuspended();
        Files.writeString(file, "rotated\n");

        awaitDelivered(2);
        assertThat(log.lines()).anyMatch(line -> line.contains("PAYI00326") && line.contains(file.toString())
                && line.contains("payi.api-key-file in the test's map"));
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void whatStandsInFrontOfPayiMayRefuseTheKeyToo(int status) {
        payi.failNext(3, status, "{\"statusCode\":" + status + ",\"message\":\"Access denied\"}");
        delivery.start().offer("only");

        awaitDelivered(1);
        assertThat(payi.requests()).hasSize(4);
        assertThat(delivery.counts().failedAttempts()).isEqualTo(3);
    }

    @Test
    void whileTheKeyIsRefusedOneRequestAtATimeFindsOut() {
        payi.apiKey("rotated");
        delivery.with("payi.ingest.retry.initial-delay", "400").with("payi.ingest.retry.max-delay", "60000").start();
        delivery.offer(0, 500);
        awaitSuspended();
        delivery.awaitTwoRounds();

        // Those that were in flight at first, and probes after at least 200, 400, 800 ms.
        assertThat(payi.requests()).hasSizeLessThan(12);
        assertThat(delivery.counts().queued()).isEqualTo(500);
        delivery.with("payi.ingest.shutdown-timeout", "100");
        payi.apiKey(FakePayi.DEFAULT_API_KEY);
    }

    @Test
    void eventsWaitInTheSpoolForTheNextStart() {
        payi.apiKey("rotated");
        String spool = directory.resolve("spool").toString();
        delivery.with("payi.ingest.spool.directory", spool).start().offer(0, 50);
        awaitSuspended();
        delivery.close();

        assertThat(delivery.counts().spooled()).isEqualTo(50);
        assertThat(delivery.counts().droppedTotal() + delivery.counts().rejected()).isZero();
        try (Delivery next = Delivery.to(payi).with("payi.api-key", "rotated").with("payi.ingest.spool.directory", spool)
                .start()) {
            await().untilAsserted(() -> assertThat(next.counts().delivered()).isEqualTo(50));
        }
    }

    @Test
    void whatIsLostAtTheEndIsLoggedWithTheReason() {
        payi.apiKey("rotated");
        delivery.with("payi.ingest.shutdown-timeout", "200").start().offer(0, 50);
        awaitSuspended();
        delivery.close();

        assertThat(delivery.counts().dropped()).containsEntry(DropReason.SHUTDOWN, 50L);
        assertThat(log.lines()).anyMatch(line -> line.contains("PAYI00329") && line.contains("50 events")
                && line.contains("401 invalid_api_key"));
        assertThat(log.lines()).noneMatch(line -> line.contains("PAYI00304"));
    }

    @Test
    void anEventThatAloneIsRefusedSoIsRejectedInTheEndAndHoldsUpNoOther() {
        payi.refuse(event -> event.id().equals("blocked by a firewall"), 403, "forbidden");
        delivery.with("payi.ingest.retry.max-attempts", "3").start().offer("blocked by a firewall");
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            delivery.offer("other-" + delivery.counts().offered());
            assertThat(delivery.counts().rejected()).isEqualTo(1);
        });

        awaitDelivered((int) delivery.counts().offered() - 1);
    }

    @Test
    void aSenderOfTheApplicationsOwnIsSuspendedToo() {
        AtomicBoolean refuses = new AtomicBoolean(true);
        AtomicInteger requests = new AtomicInteger();
        delivery.sentBy(events -> {
            requests.incrementAndGet();
            IngestAnswer answer = refuses.get() ? IngestAnswer.rejected(401, "expired", null) : IngestAnswer.delivered();
            return CompletableFuture.completedFuture(Collections.nCopies(events.size(), answer));
        }).start().offer(0, 100);
        awaitSuspended();
        refuses.set(false);

        awaitDelivered(100);
        assertThat(log.lines()).anyMatch(line -> line.contains("PAYI00326") && line.contains("IngestSender"));
    }
}
