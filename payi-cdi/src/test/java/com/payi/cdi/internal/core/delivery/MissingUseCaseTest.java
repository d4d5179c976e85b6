package com.payi.cdi.internal.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.payi.cdi.IngestStatistics.DropReason;
import com.payi.cdi.testing.LogCapture;
import com.payi.testkit.FakePayi;
import com.payi.testkit.IngestedEvent;

/** Pay-i does not know a use case: its events wait until it is created, and hold up no others. */
class MissingUseCaseTest {
    private final FakePayi payi = FakePayi.start();
    private final LogCapture log = new LogCapture();
    private final Delivery delivery = Delivery.to(payi);
    private final Set<String> missing = ConcurrentHashMap.newKeySet();
    private final Set<String> refused = ConcurrentHashMap.newKeySet();

    @TempDir
    Path directory;

    @AfterEach
    void stop() {
        delivery.close();
        payi.close();
        log.close();
        assertThat(payi.violations()).isEmpty();
        DeliveryFaultsTest.assertBalanced(delivery.counts());
    }

    private Delivery start(String... useCases) {
        missing.addAll(Set.of(useCases));
        payi.refuse(event -> isRefused(event), 404, "use_case_not_found");
        return delivery.start();
    }

    private boolean isRefused(IngestedEvent event) {
        boolean isRefused = missing.contains(useCase(event));
        if (isRefused) {
            refused.add(event.id());
        }
        return isRefused;
    }

    private static String useCase(IngestedEvent event) {
        return event.bulk() ? event.body().path("use_case_name").asText() : event.useCaseName();
    }

    private void awaitDelivered(int events) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(delivery.counts().delivered()).isEqualTo(events));
    }

    @Test
    void itsEventsAreDeliveredOnceItIsCreated() {
        start("new");
        for (int i = 0; i < 200; i++) {
            delivery.offerFrom("new", "new-" + i);
        }
        await().until(() -> delivery.counts().failedAttempts() >= 200);
        delivery.offer(0, 200);
        awaitDelivered(200);
        assertThat(delivery.counts().suspended()).isFalse();
        assertThat(delivery.counts().queued()).isEqualTo(200);
        missing.clear();

        awaitDelivered(400);
        assertThat(payi.idCounts()).hasSize(400);
        assertThat(payi.idCounts().values()).containsOnly(1);
        assertThat(delivery.counts().rejected()).isZero();
        assertThat(log.lines()).filteredOn(line -> line.contains("PAYI00327")).singleElement().asString()
                .contains("'new'", "404 use_case_not_found", "Create the use case at Pay-i");
        assertThat(log.lines()).noneMatch(line -> line.contains("PAYI00301"));
    }

    @Test
    void oneEventOfEachUseCaseFindsOut() {
        start("new", "newer");
        delivery.with("payi.ingest.bulk.threshold", "0");
        for (int i = 0; i < 50; i++) {
            delivery.offerFrom("new", "new-" + i);
            delivery.offerFrom("newer", "newer-" + i);
        }
        await().until(() -> delivery.counts().failedAttempts() >= 100);
        missing.remove("newer");
        awaitDelivered(50);
        assertThat(payi.idCounts().keySet()).allMatch(id -> id.startsWith("newer-"));

        missing.clear();
        awaitDelivered(100);
    }

    @Test
    void anEventThatIsTakenReleasesTheOthers() {
        delivery.with("payi.ingest.retry.initial-delay", "600000").with("payi.ingest.retry.max-delay", "600000");
        start("new").offerFrom("new", "early");
        await().until(() -> delivery.counts().failedAttempts() == 1);
        missing.clear();
        delivery.offerFrom("new", "late");

        awaitDelivered(2);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void itsEventsAreKeptOverTheEndWhereThereIsASpool(boolean spool) {
        if (spool) {
            delivery.with("payi.ingest.spool.directory", directory.resolve("spool").toString());
        }
        start("new");
        for (int i = 0; i < 20; i++) {
            delivery.offerFrom("new", "new-" + i);
        }
        await().until(() -> delivery.counts().failedAttempts() >= 20);
        delivery.close();

        assertThat(delivery.counts().rejected()).isZero();
        if (spool) {
            assertThat(delivery.counts().spooled()).isEqualTo(20);
            missing.clear();
            try (Delivery next = Delivery.to(payi)
                    .with("payi.ingest.spool.directory", directory.resolve("spool").toString()).start()) {
                await().untilAsserted(() -> assertThat(next.counts().delivered()).isEqualTo(20));
            }
        } else {
            assertThat(delivery.counts().dropped()).containsOnly(Map.entry(DropReason.SHUTDOWN, 20L));
            assertThat(log.lines()).anyMatch(line -> line.contains("PAYI00353") && line.contains("20 events"));
            assertThat(log.lines()).noneMatch(line -> line.contains("PAYI00304"));
        }
    }

    @Test
    void itsEventsAreDroppedWhenTheyAreTooOld() {
        // Each of them is dropped when it has found out that the use case is still missing, one after the other.
        delivery.with("payi.ingest.retry.max-age", "1000").with("payi.ingest.retry.max-delay", "20");
        start("new");
        for (int i = 0; i < 20; i++) {
            delivery.offerFrom("new", "new-" + i);
        }

        await().atMost(Duration.ofMinutes(1)).untilAsserted(
                () -> assertThat(delivery.counts().dropped()).containsOnly(Map.entry(DropReason.TOO_OLD, 20L)));
    }

    @Test
    void itsEventsLeaveRoomForTheOthers() {
        delivery.with("payi.ingest.queue-capacity", "100").with("payi.ingest.linger", "0");
        start("new");
        for (int i = 0; i < 300; i++) {
            String id = "new-" + i;
            delivery.offerFrom("new", id);
            // The counts do not show it: there are attempts to find out whether the use case exists among them.
            await().until(() -> refused.contains(id));
        }
        delivery.offer(0, 20);
        awaitDelivered(20);

        // The answer to the last one may come after those to the others.
        await().untilAsserted(() -> {
            assertThat(delivery.counts().queued()).isBetween(50L, 52L);
            assertThat(delivery.counts().rejected()).isBetween(248L, 250L);
        });
    }
}
