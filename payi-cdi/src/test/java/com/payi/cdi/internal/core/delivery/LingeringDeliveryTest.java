package com.payi.cdi.internal.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.payi.cdi.IngestStatistics.DropReason;
import com.payi.cdi.internal.core.context.ContextField;
import com.payi.cdi.internal.core.context.ContextValues;
import com.payi.cdi.internal.core.context.Frame;
import com.payi.testkit.FakePayi;
import com.payi.testkit.HttpRequestRecord;
import com.payi.testkit.IngestedEvent;

/** Events that follow each other closely share requests, and those whose result is needed do not. */
class LingeringDeliveryTest {
    /** So long that no test ends because the time is over. */
    private static final String LONG = "600000";

    private final FakePayi payi = FakePayi.start();
    private final Delivery delivery = Delivery.to(payi);
    @TempDir
    private Path directory;

    @AfterEach
    void stop() {
        delivery.close();
        payi.close();
        DeliveryFaultsTest.assertBalanced(delivery.counts());
    }

    private void awaitDelivered(int events) {
        await().untilAsserted(() -> assertThat(delivery.counts().delivered()).isEqualTo(events));
    }

    private List<Boolean> bulk() {
        return payi.requests().stream().map(HttpRequestRecord::path).map(path -> path.endsWith("/bulk")).toList();
    }

    /** One event that leaves at once; what comes after it lingers. */
    private void begin() {
        delivery.start().offer("first");
        awaitDelivered(1);
    }

    @Test
    void aBurstIsOneRequestForTheFirstAndOneForTheOthers() {
        // Longer than a busy machine takes to see that the first one is delivered.
        delivery.with("payi.ingest.linger", "2000");
        begin();
        delivery.offer(0, 9);
        awaitDelivered(10);
        assertThat(bulk()).containsExactly(false, true);
    }

    @Test
    void anEventThatGatheredAloneLeavesAlone() {
        begin();
        delivery.offer("second");
        awaitDelivered(2);
        assertThat(bulk()).containsExactly(false, false);
    }

    @Test
    void enoughEventsDoNotWait() {
        delivery.with("payi.ingest.linger", LONG).with("payi.ingest.bulk.max-events", "20");
        begin();
        delivery.offer(0, 45);
        awaitDelivered(41);
        assertThat(delivery.counts().queued()).isEqualTo(5);
        assertThat(bulk()).containsExactly(false, true, true);
    }

    @Test
    void eventsWhoseResultIsNeededAreSentOnTheirOwnAtOnce() {
        delivery.with("payi.ingest.linger", LONG).needingResults(frame -> true);
        begin();
        delivery.offer(0, 20);
        awaitDelivered(21);
        assertThat(payi.events()).noneMatch(IngestedEvent::bulk);
        assertThat(delivery.results()).allMatch(result -> result.cost().isPresent());
    }

    @Test
    void oneThatIsNeededMakesTheOthersLeaveTogetherBesideIt() {
        Frame needed = Frame.detachedRoot();
        delivery.with("payi.ingest.linger", LONG).needingResults(frame -> frame == needed);
        begin();
        delivery.offer(0, 5);
        delivery.offer("needed", needed);
        awaitDelivered(7);
        assertThat(payi.events()).filteredOn(event -> !event.bulk()).extracting(IngestedEvent::id).contains("first", "needed");
        assertThat(payi.events()).filteredOn(IngestedEvent::bulk).extracting(IngestedEvent::id).doesNotContain("needed");
        delivery.offer("later");
        delivery.awaitTwoRounds();
        assertThat(delivery.counts().queued()).isEqualTo(1);
    }

    @Test
    void ofManyEventsWithALimitOneIsSentOnItsOwn() {
        ResultNeed need = new ResultNeed(false, () -> 0);
        Frame limited = Frame.root(ContextValues.builder().set(ContextField.LIMIT_IDS, List.of("daily")).build(),
                (frame, failure) -> {});
        delivery.with("payi.ingest.linger", LONG).needingResults(frame -> need.isNeeded(frame.values().limitIds()));
        begin();
        delivery.offer("limited-0", limited);
        awaitDelivered(2);
        for (int i = 1; i < 30; i++) {
            delivery.offer("limited-" + i, limited);
        }
        delivery.awaitTwoRounds();
        assertThat(payi.events()).extracting(IngestedEvent::id).containsExactly("first", "limited-0");
        delivery.close();
        assertThat(delivery.counts().delivered()).isEqualTo(31);
    }

    @Test
    void nothingLingersWhenTheApplicationEnds() {
        delivery.with("payi.ingest.linger", LONG).with("payi.ingest.shutdown-timeout", "30000");
        begin();
        delivery.offer(0, 30);
        delivery.awaitTwoRounds();
        delivery.close();
        assertThat(delivery.counts().delivered()).isEqualTo(31);
        assertThat(bulk()).containsExactly(false, true);
    }

    @Test
    void singleSendsEachEventOnItsOwn() {
        delivery.with("payi.ingest.send", "single");
        begin();
        delivery.offer(0, 300);
        awaitDelivered(301);
        assertThat(payi.events()).noneMatch(IngestedEvent::bulk);
    }

    @Test
    void togetherAsksForNoResult() {
        delivery.with("payi.ingest.send", "together").with("payi.ingest.linger", LONG).needingResults(frame -> true);
        begin();
        delivery.offer(0, 100);
        awaitDelivered(101);
        assertThat(bulk()).containsExactly(false, true);
    }

    @Test
    void withoutBulkRequestsNothingLingers() {
        delivery.with("payi.ingest.linger", LONG).with("payi.ingest.bulk.threshold", "0");
        begin();
        delivery.offer(0, 10);
        awaitDelivered(11);
        assertThat(payi.events()).noneMatch(IngestedEvent::bulk);
    }

    @Test
    void afterARefusedBulkRequestNothingLingers() {
        payi.refuseBulk(400, "{\"statusCode\":400,\"message\":\"no\"}");
        delivery.with("payi.ingest.linger", LONG).with("payi.ingest.bulk.max-events", "10");
        begin();
        delivery.offer(0, 10);
        await().until(() -> delivery.counts().delivered() + delivery.counts().rejected() == 11);
        int before = payi.requests().size();
        delivery.offer(10, 12);
        await().until(() -> payi.requests().size() == before + 2);
        assertThat(bulk().subList(before, before + 2)).containsExactly(false, false);
    }

    @Test
    void eventsOfABulkRequestWithoutAClearAnswerAreSentOneByOne() {
        delivery.with("payi.ingest.linger", LONG).with("payi.ingest.bulk.max-events", "10");
        begin();
        payi.failNext(1, 500, "{}");
        delivery.offer(0, 10);
        awaitDelivered(11);
        assertThat(bulk()).startsWith(false, true).hasSize(12);
        assertThat(bulk().subList(2, 12)).containsOnly(false);
    }

    @Test
    void whatWaitsGivesWayToWhatComes() {
        delivery.with("payi.ingest.shutdown-timeout", "30000")
                .with("payi.ingest.queue-capacity", "40").with("payi.ingest.overflow", "drop-oldest")
                .with("payi.ingest.max-in-flight", "1").with("payi.ingest.bulk.max-events", "10");
        begin();
        payi.stall(Duration.ofSeconds(4));
        delivery.offer(0, 100);
        await().until(() -> delivery.counts().droppedTotal() > 0);
        delivery.awaitTwoRounds();
        delivery.offer("newest");
        payi.stall(Duration.ZERO);
        delivery.close();
        assertThat(delivery.counts().dropped()).containsOnlyKeys(DropReason.QUEUE_FULL);
        assertThat(delivery.counts().delivered() + delivery.counts().droppedTotal()).isEqualTo(102);
        assertThat(payi.events()).extracting(IngestedEvent::id).contains("first", "newest");
    }

    @Test
    void noneOfFewerEventsThanFitIsDroppedBecauseItLingers() {
        delivery.with("payi.ingest.linger", LONG).with("payi.ingest.queue-capacity", "8");
        begin();
        for (int i = 0; i < 100; i++) {
            int sent = i;
            await().until(() -> delivery.counts().queued() < 4);
            delivery.offer("event-" + sent);
        }
        assertThat(delivery.counts().droppedTotal()).isZero();
    }

    @Test
    void whatLingersInASpoolIsNotTakenForSentByTheNextProcess() {
        String spool = directory.resolve("spool").toString();
        delivery.with("payi.ingest.linger", LONG).with("payi.ingest.spool.directory", spool);
        begin();
        delivery.offer(0, 10);
        await().until(() -> delivery.counts().spooled() == 10);
        assertThat(payi.requests()).hasSize(1);
        payi.apiKey("rotated");
        delivery.with("payi.ingest.shutdown-timeout", "200");
        delivery.close();
        assertThat(delivery.counts().spooled()).isEqualTo(10);
        payi.reset();
        payi.apiKey("rotated");
        try (Delivery next = Delivery.to(payi).with("payi.api-key", "rotated").with("payi.ingest.spool.directory", spool)
                .start()) {
            await().untilAsserted(() -> assertThat(next.counts().delivered()).isEqualTo(10));
        }
    }
}
