package com.payi.cdi.internal.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.payi.cdi.IngestStatistics;
import com.payi.cdi.IngestStatistics.DropReason;
import com.payi.cdi.spi.IngestAnswer;
import com.payi.cdi.spi.OutgoingEvent;
import com.payi.cdi.testing.LogCapture;
import com.payi.testkit.FakePayi;
import com.payi.testkit.HttpRequestRecord;
import com.payi.testkit.IngestedEvent;

/** The outcome of events when Pay-i is slow, fails, refuses or answers with garbage. */
class DeliveryFaultsTest {
    private final FakePayi payi = FakePayi.start();
    private final LogCapture log = new LogCapture();
    private final Delivery delivery = Delivery.to(payi);

    @AfterEach
    void stop() {
        delivery.close();
        payi.close();
        log.close();
        assertThat(payi.violations()).isEmpty();
        assertBalanced(delivery.counts());
    }

    static void assertBalanced(IngestStatistics.Snapshot counts) {
        assertThat(counts.offered()).as("%s", counts).isEqualTo(counts.delivered() + counts.rejected() + counts.droppedTotal()
                + counts.queued() + counts.spooled());
    }

    private void awaitDelivered(int events) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(delivery.counts().delivered()).isEqualTo(events));
    }

    @Test
    void whatFailsIsSentAgainUnderTheSameId() {
        payi.failNext(1, 500, "oops").failNext(1, 503, "{}").failNext(1, 429, "{}").failNext(1, 408, "{}")
                .failNext(1, 425, "{}")
                .failNext(1, 409, "{}").resetNext(2);
        delivery.start().offer("only");

        awaitDelivered(1);
        assertThat(payi.idCounts()).containsOnly(Map.entry("only", 1));
        assertThat(delivery.counts().failedAttempts()).isEqualTo(8);
        assertThat(delivery.counts().lastFailure().orElseThrow().status()).isIn(0, 500, 503, 429, 408, 425, 409);
    }

    @Test
    void anAnswerThatIsNotPayisLeadsToASecondSendUnderTheSameIdOnly() {
        payi.garbageNext(1);
        delivery.start().offer("only");

        awaitDelivered(1);
        assertThat(payi.idCounts()).containsOnly(Map.entry("only", 2));
        delivery.close();
        assertThat(delivery.results().get(0).isDuplicate()).isTrue();
    }

    @Test
    void anAnswerOfSomethingInBetweenIsNotPayis() {
        payi.failNext(3, 200, "{\"message\":\"scheduled maintenance\"}");
        delivery.start().offer("only");

        awaitDelivered(1);
        assertThat(payi.idCounts()).containsOnly(Map.entry("only", 1));
        assertThat(delivery.counts().failedAttempts()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 203, 299})
    void everySuccessThatCarriesPayisResultIsOne(int status) {
        payi.failNext(1, status, "{\"request_id\":\"r\",\"xproxy_result\":{\"request_id\":\"r\",\"warnings\":[]}}");
        delivery.start().offer("only");

        awaitDelivered(1);
        assertThat(payi.requests()).hasSize(1);
        assertThat(delivery.counts().failedAttempts()).isZero();
        delivery.close();
        assertThat(delivery.results().get(0).requestId()).contains("r");
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 202, 204})
    void aSuccessOfSomethingInBetweenIsNotPayis(int status) {
        payi.failNext(2, status, status == 204 ? "" : "{\"message\":\"queued\"}");
        delivery.start().offer("only");

        awaitDelivered(1);
        assertThat(payi.idCounts()).containsOnly(Map.entry("only", 1));
        assertThat(delivery.counts().failedAttempts()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 202})
    void everySuccessOfABulkRequestIsOne(int status) {
        // So long that the others leave only when all three are there, and with one request.
        delivery.with("payi.ingest.linger", "600000").with("payi.ingest.bulk.max-events", "3").start().offer("first");
        awaitDelivered(1);
        payi.failNext(1, status, "{\"request_id\":\"r\",\"ingest_count\":3,\"error_count\":0,\"errors\":[]}");
        delivery.offer(0, 3);

        awaitDelivered(4);
        assertThat(payi.requests()).hasSize(2);
    }

    @Test
    void aRetryDateIsComparedWithTheDateOfTheAnswer() {
        payi.failNext(1, 503, retryAfter(Duration.ofSeconds(1)), "{}");
        delivery.start().offer("only");

        awaitDelivered(1);
    }

    @Test
    void nothingIsSentBeforeARetryDate() {
        payi.failNext(1, 503, retryAfter(Duration.ofMinutes(10)), "{}");
        delivery.with("payi.ingest.shutdown-timeout", "200").start().offer("only");
        await().until(() -> delivery.counts().failedAttempts() == 1);
        delivery.awaitTwoRounds();

        assertThat(payi.requests()).hasSize(1);
    }

    /** A date of the server's clock, which is three hours late. */
    private static Map<String, String> retryAfter(Duration pause) {
        ZonedDateTime answered = ZonedDateTime.now(ZoneOffset.UTC).minusHours(3);
        return Map.of("Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(answered),
                "Retry-After", DateTimeFormatter.RFC_1123_DATE_TIME.format(answered.plus(pause)));
    }

    @Test
    void aBulkInterfaceThatIsMissingCostsNoEventThatNeedsIt() {
        payi.refuseBulk(404, "{\"statusCode\":404,\"message\":\"no such route\"}");
        delivery.start().offerFor("Müller", "only");
        await().until(() -> delivery.counts().failedAttempts() > 1);
        assertThat(delivery.counts().rejected()).isZero();

        payi.reset();
        awaitDelivered(1);
    }

    @Test
    void errorCodesAreOneShortLineInLogAndStatistics() {
        payi.failNext(1, 400, "{\"xproxy_error\":{\"code\":\"a\\nFORGED LINE " + "x".repeat(2000) + "\"}}");
        delivery.start().offer("only");

        await().until(() -> delivery.counts().rejected() == 1);
        delivery.close();
        assertThat(delivery.counts().lastFailure().orElseThrow().reason()).doesNotContain("\n").hasSizeLessThan(400);
        assertThat(log.lines()).noneMatch(line -> line.contains("\nFORGED"));
    }

    @Test
    void nothingIsSentBeforeTheEndOfRetryAfter() {
        payi.failNext(1, 429, Map.of("Retry-After", "600"), "{}");
        delivery.with("payi.ingest.shutdown-timeout", "200").start().offer("first");
        await().until(() -> delivery.counts().failedAttempts() == 1);
        delivery.offer("second");
        delivery.awaitTwoRounds();

        assertThat(payi.requests()).hasSize(1);
    }

    @Test
    void everythingIsSentAfterTheEndOfRetryAfter() {
        payi.failNext(1, 429, Map.of("Retry-After", "1"), "{}");
        delivery.start().offer("first");
        await().until(() -> delivery.counts().failedAttempts() == 1);
        delivery.offer("second");

        awaitDelivered(2);
        assertThat(payi.requests()).hasSize(3);
    }

    @Test
    void aRetryAfterInMillisecondsComesBeforeOneInSeconds() {
        payi.failNext(1, 503, Map.of("retry-after-ms", "50", "Retry-After", "600"), "{}");
        delivery.start().offer("only");

        awaitDelivered(1);
    }

    @Test
    void aPayiThatDoesNotAnswerIsProbedAndNotHammered() {
        AtomicInteger requests = new AtomicInteger();
        AtomicBoolean suspended = new AtomicBoolean();
        // Asked while a request is under way: a probe is one during a suspension, however short that is.
        payi.refuse(event -> {
            suspended.compareAndSet(false, delivery.counts().suspended());
            return requests.incrementAndGet() <= 40;
        }, 500, "unexpected_error");
        delivery.with("payi.ingest.bulk.threshold", "0").start().offer(0, 200);
        // From the suspension on, one request at a time goes out, whatever waits.
        awaitDelivered(200);
        assertThat(suspended).isTrue();
        await().until(() -> !delivery.counts().suspended());
        assertThat(delivery.counts().failedAttempts()).isEqualTo(40);
    }

    @Test
    void aRejectionIsFinalAndLoggedOnceForAllWithPayisMessage() {
        payi.refuse(event -> event.id().startsWith("bad"), 400, "invalid_limit_id");
        delivery.with("payi.ingest.linger", "0").start();
        for (int i = 0; i < 5; i++) {
            delivery.offer("bad-" + i);
        }
        delivery.offer("good");

        await().untilAsserted(() -> assertThat(delivery.counts().rejected()).isEqualTo(5));
        awaitDelivered(1);
        assertThat(payi.requests()).hasSize(6);
        assertThat(log.lines()).filteredOn(line -> line.contains("is rejected")).singleElement().asString()
                .contains("400 invalid_limit_id (Refused: invalid_limit_id)", "Create the limit at Pay-i");
    }

    @Test
    void aPoisonedEventDoesNotHoldTheOthersAndIsGivenUpInTheEnd() {
        payi.refuse(event -> event.id().equals("poison"), 500, "unexpected_error");
        delivery.with("payi.ingest.retry.max-attempts", "3").start().offer("poison");
        delivery.offer(0, 20);
        awaitDelivered(20);
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            // Only failures between which others got through count against it.
            delivery.offer("later-" + delivery.counts().offered());
            assertThat(delivery.counts().dropped()).containsEntry(DropReason.TOO_MANY_ATTEMPTS, 1L);
        });
        delivery.close();
        assertThat(log.lines()).anyMatch(line -> line.contains("Event poison has failed payi.ingest.retry.max-attempts times"));
    }

    @Test
    void aLargeBacklogTravelsTogether() {
        payi.stall(Duration.ofMillis(300));
        delivery.start().offer(0, 1000);
        payi.stall(Duration.ZERO);

        awaitDelivered(1000);
        assertThat(payi.idCounts()).hasSize(1000).allSatisfy((id, count) -> assertThat(count).isEqualTo(1));
        assertThat(payi.events().stream().filter(IngestedEvent::bulk).count()).isGreaterThan(800);
        assertThat(payi.events().stream().map(IngestedEvent::limitIds).distinct()).containsExactly(List.of("daily"));
        assertThat(payi.requests().size()).isLessThan(200);
    }

    @Test
    void theItemsOfABulkAnswerAreHandledOneByOne() {
        payi.refuse(event -> event.id().endsWith("7"), 400, "invalid_limit_ids");
        payi.stall(Duration.ofMillis(200));
        delivery.start().offer(0, 200);
        payi.stall(Duration.ZERO);

        awaitDelivered(180);
        await().untilAsserted(() -> assertThat(delivery.counts().rejected()).isEqualTo(20));
        assertThat(payi.events()).anyMatch(IngestedEvent::bulk);
        assertThat(payi.idCounts().values()).containsOnly(1);
    }

    @Test
    void anItemThatFailsIsSentAgainOnItsOwn() {
        payi.refuse(event -> event.bulk() && event.id().endsWith("3"), 503, "unexpected_error");
        payi.stall(Duration.ofMillis(200));
        delivery.start().offer(0, 200);
        payi.stall(Duration.ZERO);

        awaitDelivered(200);
        assertThat(payi.events()).filteredOn(event -> event.id().endsWith("3")).noneMatch(IngestedEvent::bulk);
        assertThat(payi.idCounts().values()).containsOnly(1);
    }

    @Test
    void whereBulkIsRefusedEventsGoOneByOne() {
        payi.refuseBulk(404, "{\"statusCode\":404,\"message\":\"no such route\"}");
        payi.stall(Duration.ofMillis(200));
        delivery.start().offer(0, 200);
        payi.stall(Duration.ZERO);

        awaitDelivered(200);
        assertThat(payi.idCounts()).hasSize(200);
        assertThat(payi.requests()).filteredOn(request -> request.path().endsWith("/bulk")).hasSizeLessThanOrEqualTo(4);
        assertThat(log.lines()).anyMatch(line -> line.contains("sent together were refused: Pay-i answered 404"));
    }

    @Test
    void bodiesArePackedOnlyWhenAskedFor() {
        delivery.with("payi.ingest.gzip", "true").start().offer("packed");

        await().until(() -> !payi.requests().isEmpty());
        HttpRequestRecord request = payi.requests().get(0);
        assertThat(request.header("Content-Encoding")).contains("gzip");
        assertThat(request.body()).startsWith(0x1f, 0x8b);
        // The fake does not unpack it, which is no fault of the library.
        await().until(() -> !payi.violations().isEmpty());
        delivery.close();
        payi.reset();
    }

    @Test
    void theOldestGiveWayWhereThatIsWanted() {
        CompletableFuture<List<IngestAnswer>> first = new CompletableFuture<>();
        List<String> sent = new CopyOnWriteArrayList<>();
        delivery.with("payi.ingest.queue-capacity", "10").with("payi.ingest.overflow", "drop-oldest")
                .with("payi.ingest.max-in-flight", "1").with("payi.ingest.bulk.threshold", "0").sentBy(events -> {
                    sent.add(events.get(0).id());
                    return sent.size() == 1 ? first : CompletableFuture.completedFuture(List.of(IngestAnswer.delivered()));
                }).start().offer("on its way");
        await().until(() -> sent.size() == 1);
        offerAndAwaitQueued(9);
        delivery.offer(9, 50);
        assertThat(delivery.counts().queued()).isEqualTo(10);
        assertThat(delivery.counts().dropped()).containsEntry(DropReason.QUEUE_FULL, 41L);
        first.complete(List.of(IngestAnswer.delivered()));
        // Events that are just being built cannot be evicted, so which of the newer ones are left depends on the moment;
        // MemoryQueueTest is exact.
        awaitDelivered(10);
        assertThat(sent).filteredOn(id -> id.startsWith("event-")).hasSize(9)
                .allMatch(id -> Integer.parseInt(id.substring("event-".length())) >= 9);
    }

    /**
     * Offers the first events and waits until the intake thread has built all of them and waits for more, and the delivering
     * thread has got them: only then can they be evicted.
     */
    private void offerAndAwaitQueued(int events) {
        AtomicInteger built = new AtomicInteger();
        AtomicReference<Thread> delivering = new AtomicReference<>();
        for (int i = 0; i < events; i++) {
            String id = "event-" + i;
            delivery.offer(EventSourceTest.source(id, () -> {
                delivering.set(Thread.currentThread());
                built.incrementAndGet();
                return Delivery.event(id);
            }));
        }
        await().until(() -> built.get() == events && delivering.get().getState() == Thread.State.WAITING);
        delivery.awaitTwoRounds();
    }

    @Test
    void anEventThatIsTooLargeIsDroppedAndLogged() {
        delivery.with("payi.ingest.queue-max-bytes", "1024").start().offer("large");
        assertThat(delivery.counts().dropped()).containsOnly(Map.entry(DropReason.TOO_LARGE, 1L));
        assertThat(log.lines())
                .anyMatch(line -> line.contains("Event large alone is larger than payi.ingest.queue-max-bytes=1024"));
    }

    @Test
    void aSenderThatThrowsOrAnswersWronglyLosesNothing() {
        List<String> sent = new CopyOnWriteArrayList<>();
        delivery.sentBy(events -> {
            events.stream().map(OutgoingEvent::id).forEach(sent::add);
            return switch (sent.size()) {
                case 1 -> throw new IllegalStateException("no broker");
                case 2 -> null;
                case 3 -> CompletableFuture.completedFuture(List.of());
                case 4 -> CompletableFuture.failedFuture(new IllegalStateException("no broker"));
                default -> CompletableFuture.completedFuture(List.of(IngestAnswer.delivered()));
            };
        }).start().offer("stubborn");

        awaitDelivered(1);
        assertThat(sent).hasSize(5).containsOnly("stubborn");
        assertThat(payi.requests()).isEmpty();
    }

    @Test
    void aSenderThatNeverAnswersIsGivenUp() {
        List<CompletableFuture<List<IngestAnswer>>> stages = new CopyOnWriteArrayList<>();
        delivery.with("payi.ingest.request-timeout", "100").sentBy(events -> {
            CompletableFuture<List<IngestAnswer>> stage = stages.isEmpty()
                    ? new CompletableFuture<>()
                    : CompletableFuture.completedFuture(List.of(IngestAnswer.delivered()));
            stages.add(stage);
            return stage;
        }).start().offer("patient");

        awaitDelivered(1);
        assertThat(stages.get(0)).isCancelled();
    }

    @Test
    void anOfferAfterTheEndIsCountedAndLogged() {
        delivery.start().offer("in time");
        delivery.close();
        delivery.offer("late");

        assertThat(delivery.counts().delivered()).isEqualTo(1);
        assertThat(delivery.counts().dropped()).containsOnly(Map.entry(DropReason.SHUTDOWN, 1L));
        assertThat(log.lines()).anyMatch(line -> line.contains("Event late came after the delivery had ended"));
    }
}
