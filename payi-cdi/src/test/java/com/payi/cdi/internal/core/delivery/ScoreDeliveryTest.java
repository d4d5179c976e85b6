package com.payi.cdi.internal.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.payi.cdi.IngestStatistics.DropReason;
import com.payi.cdi.UseCaseInstance;
import com.payi.cdi.internal.core.context.ContextField;
import com.payi.cdi.internal.core.context.ContextValues;
import com.payi.cdi.internal.core.delivery.offline.OfflineFileSender;
import com.payi.cdi.spi.IngestAnswer;
import com.payi.cdi.spi.IngestSender;
import com.payi.cdi.spi.OutgoingEvent;
import com.payi.cdi.spi.OutgoingScore;
import com.payi.cdi.testing.LogCapture;
import com.payi.testkit.FakePayi;
import com.payi.testkit.Outage;
import com.payi.testkit.PayiScore;

/** Scores travel with the events: same queue, retry, circuit breaker, spool and counts. */
class ScoreDeliveryTest {
    private static final UseCaseInstance CHAT = new UseCaseInstance("chat", "c-1");

    @TempDir
    Path directory;
    private final FakePayi payi = FakePayi.start();
    private final LogCapture log = new LogCapture();

    @AfterEach
    void stop() {
        payi.close();
        log.close();
        assertThat(payi.violations()).isEmpty();
    }

    private Delivery delivery() {
        return Delivery.to(payi).with("payi.ingest.shutdown-timeout", "500");
    }

    private Delivery spooling() {
        return spooling(payi);
    }

    private Delivery spooling(FakePayi to) {
        return Delivery.to(to).with("payi.ingest.shutdown-timeout", "500").with("payi.ingest.spool.directory",
                directory.resolve("spool").toString());
    }

    private static void score(Delivery delivery, String kpi, Object score) {
        delivery.offerWithoutFrame(new ScoreSource(CHAT, kpi, score));
    }

    private static IngestEvent eventOf(UseCaseInstance instance, String id) {
        IngestEvent event = Delivery.event(id, instance.name(), "u", Map.of());
        return new IngestEvent(id, ContextValues.builder().set(ContextField.USE_CASE_NAME, instance.name())
                .set(ContextField.USE_CASE_ID, instance.id()).build(), event.category(), event.resource(), event.units(),
                event.timestamp(), 5, null, null, 200, Map.of(), event.providerUri(), null, null, List.of(), null, Map.of(),
                Map.of());
    }

    private static void awaitDelivered(Delivery delivery, long count) {
        await().atMost(Duration.ofSeconds(30)).until(() -> delivery.counts().delivered() == count);
    }

    @Test
    void aScoreArrivesWithItsInstanceAndCountsAsAnEvent() {
        try (Delivery delivery = delivery().start()) {
            score(delivery, "resolved", true);
            score(delivery, "rating", 4.0);
            delivery.offerWithoutFrame(new ScoreSource(new UseCaseInstance("chat", "a b/ü?"), "50 % off", -0.25));
            awaitDelivered(delivery, 3);

            assertThat(payi.scores()).containsExactlyInAnyOrder(new PayiScore("chat", "c-1", "resolved", true),
                    new PayiScore("chat", "c-1", "rating", 4.0), new PayiScore("chat", "a b/ü?", "50 % off", -0.25));
            assertThat(payi.requests()).extracting(request -> request.method() + " " + request.target() + " "
                    + request.bodyText()).contains(
                            "PUT /api/v1/use_cases/instances/chat/c-1/kpis/resolved {\"score\":true}",
                            "PUT /api/v1/use_cases/instances/chat/c-1/kpis/rating {\"score\":4}",
                            "PUT /api/v1/use_cases/instances/chat/a%20b%2F%C3%BC%3F/kpis/50%20%25%20off {\"score\":-0.25}");
            assertThat(delivery.counts().offered()).isEqualTo(3);
            DeliveryFaultsTest.assertBalanced(delivery.counts());
        }
    }

    @Test
    void scoresTravelAloneWhereEventsShareRequests() {
        try (Delivery delivery = delivery().with("payi.ingest.bulk.threshold", "2").start()) {
            for (int i = 0; i < 200; i++) {
                delivery.offer("event-" + i);
                delivery.offerWithoutFrame(new ScoreSource(new UseCaseInstance("chat", "c-" + i), "resolved", i % 2 == 0));
            }
            awaitDelivered(delivery, 400);
            assertThat(payi.idCounts()).hasSize(200);
            assertThat(payi.scores()).hasSize(200).doesNotHaveDuplicates();
        }
    }

    @Test
    void aScoreIsSentAgainAfterFailures() {
        payi.failNext(3, 503, "{}");
        payi.resetNext(1);
        try (Delivery delivery = delivery().start()) {
            score(delivery, "resolved", true);
            awaitDelivered(delivery, 1);
            assertThat(payi.scores()).containsExactly(new PayiScore("chat", "c-1", "resolved", true));
            assertThat(delivery.counts().failedAttempts()).isEqualTo(4);
        }
    }

    @Test
    void anyAnswerOfASuccessThatIsJsonOrEmptyCounts() {
        try (Delivery delivery = delivery().start()) {
            payi.failNext(1, 204, "");
            score(delivery, "a", 1.0);
            awaitDelivered(delivery, 1);
            payi.failNext(1, 201, "{\"anything\":[1]}");
            score(delivery, "b", 1.0);
            awaitDelivered(delivery, 2);
            assertThat(payi.scores()).isEmpty();

            payi.failNext(1, 200, "<html>Log in to the network</html>");
            score(delivery, "c", 1.0);
            awaitDelivered(delivery, 3);
            assertThat(payi.scores()).containsExactly(new PayiScore("chat", "c-1", "c", 1.0));
        }
    }

    @Test
    void aRefusedScoreIsLoggedAndNotSentAgain() {
        payi.failNext(1, 400, "{\"statusCode\":400,\"xproxy_error\":{\"code\":\"kpi_not_found\",\"message\":\"No such KPI\"}}");
        try (Delivery delivery = delivery().start()) {
            score(delivery, "resolvd", true);
            await().until(() -> delivery.counts().rejected() == 1);
            score(delivery, "resolved", true);
            awaitDelivered(delivery, 1);
            assertThat(log.lines()).anyMatch(line -> line.contains("PAYI00300") && line.contains("400 kpi_not_found"));
        }
    }

    @Test
    void aRefusedKeyKeepsScores() {
        payi.apiKey("another");
        try (Delivery delivery = delivery().start()) {
            score(delivery, "resolved", true);
            await().until(() -> delivery.counts().suspended());
            payi.apiKey(FakePayi.DEFAULT_API_KEY);
            awaitDelivered(delivery, 1);
            assertThat(payi.scores()).hasSize(1);
        }
    }

    @Test
    void aFlushWaitsForScoresAndAnOvertakenOneIsNoLoss() {
        payi.failNext(1, 503, "{}");
        try (Delivery delivery = delivery().start()) {
            for (int i = 0; i < 20; i++) {
                score(delivery, "rating", (double) i);
            }
            assertThat(delivery.flush(Duration.ofSeconds(20))).isTrue();
            assertThat(payi.scores()).last().isEqualTo(new PayiScore("chat", "c-1", "rating", 19.0));
        }
    }

    @Nested
    class TheInstanceIsNotKnownYet {
        @Test
        void theScoreArrivesAfterTheEvent() {
            payi.scoresNeedInstance();
            try (Delivery delivery = delivery().start()) {
                score(delivery, "resolved", true);
                await().until(() -> delivery.counts().failedAttempts() >= 2);
                delivery.offer(EventSource.of(eventOf(CHAT, "event-1")));
                awaitDelivered(delivery, 2);
                assertThat(payi.scores()).hasSize(1);
                assertThat(delivery.counts().suspended()).isFalse();
                assertThat(log.lines()).noneMatch(line -> line.contains("PAYI00301") || line.contains("PAYI00300"));
            }
        }

        @Test
        void theScoreWaitsLongerAndIsReleasedByTheEvent() {
            payi.scoresNeedInstance();
            try (Delivery delivery = delivery().with("payi.ingest.retry.initial-delay", "5")
                    .with("payi.ingest.retry.max-delay", "600000").start()) {
                score(delivery, "resolved", true);
                score(delivery, "rating", 3.0);
                await().until(() -> log.lines().stream().anyMatch(line -> line.contains("PAYI00361")));
                assertThat(log.lines()).filteredOn(line -> line.contains("PAYI00361")).singleElement().asString()
                        .contains("chat/c-1", "404 use_case_instance_not_found", "payi.ingest.retry.max-age");
                delivery.offer("of-another-instance");
                awaitDelivered(delivery, 1);
                assertThat(payi.scores()).isEmpty();

                delivery.offer(EventSource.of(eventOf(CHAT, "event-1")));
                awaitDelivered(delivery, 4);
                assertThat(payi.scores()).hasSize(2);
            }
        }

        @Test
        void aLaterScoreTakesThePlaceOfOneThatWaits() {
            payi.scoresNeedInstance();
            try (Delivery delivery = delivery().with("payi.ingest.retry.initial-delay", "5").start()) {
                score(delivery, "rating", 1.0);
                await().until(() -> log.lines().stream().anyMatch(line -> line.contains("PAYI00361")));
                score(delivery, "rating", 2.0);
                await().until(() -> delivery.counts().dropped().getOrDefault(DropReason.SUPERSEDED, 0L) == 1);
                delivery.offer(EventSource.of(eventOf(CHAT, "event-1")));
                awaitDelivered(delivery, 2);
                assertThat(payi.scores()).containsExactly(new PayiScore("chat", "c-1", "rating", 2.0));
                DeliveryFaultsTest.assertBalanced(delivery.counts());
            }
        }

        @Test
        void itIsGivenUpWhenItIsTooOld() {
            payi.scoresNeedInstance();
            try (Delivery delivery = delivery().with("payi.ingest.retry.initial-delay", "5")
                    .with("payi.ingest.retry.max-age", "1000").start()) {
                score(delivery, "rating", 1.0);
                await().atMost(Duration.ofSeconds(30)).untilAsserted(
                        () -> assertThat(delivery.counts().dropped()).containsOnly(Map.entry(DropReason.TOO_OLD, 1L)));
            }
        }
    }

    @Nested
    class TheLatestScoreWins {
        @Test
        void whateverFails() {
            payi.failShare(0.4, 503);
            try (Delivery delivery = delivery().start()) {
                for (int round = 0; round < 100; round++) {
                    for (int instance = 0; instance < 5; instance++) {
                        delivery.offerWithoutFrame(
                                new ScoreSource(new UseCaseInstance("chat", "c-" + instance), "rating", (double) round));
                    }
                }
                await().atMost(Duration.ofSeconds(60)).until(() -> delivery.counts().queued() == 0);
                assertThatEachIsInOrder(5, 99.0);
                DeliveryFaultsTest.assertBalanced(delivery.counts());
                assertThat(delivery.counts().dropped().keySet()).isSubsetOf(DropReason.SUPERSEDED);
            }
        }

        private void assertThatEachIsInOrder(int instances, double last) {
            for (int instance = 0; instance < instances; instance++) {
                String id = "c-" + instance;
                List<Double> values = payi.scores().stream().filter(score -> score.useCaseId().equals(id))
                        .map(score -> (Double) score.score()).toList();
                assertThat(values).isSorted().endsWith(last);
            }
        }

        @Test
        void afterADeadPayiWithASpool() {
            payi.unavailable(Outage.reset());
            try (Delivery delivery = spooling().start()) {
                for (int round = 0; round < 50; round++) {
                    score(delivery, "rating", (double) round);
                }
                await().until(() -> delivery.counts().failedAttempts() >= 3);
                payi.available();
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> delivery.counts().queued() + delivery.counts().spooled() == 0);
                List<Double> values = payi.scores().stream().map(score -> (Double) score.score()).toList();
                assertThat(values).isSorted().endsWith(49.0);
                DeliveryFaultsTest.assertBalanced(delivery.counts());
            }
        }

        @Test
        void oneRequestAtATimeHasAScoreOfAKpi() {
            Slow sender = new Slow();
            try (Delivery delivery = delivery().sentBy(sender).start()) {
                score(delivery, "rating", 1.0);
                await().until(() -> sender.scores.size() == 1);
                score(delivery, "rating", 2.0);
                score(delivery, "rating", 3.0);
                score(delivery, "resolved", true);
                await().until(() -> sender.scores.size() == 2);
                await().until(() -> delivery.counts().dropped().getOrDefault(DropReason.SUPERSEDED, 0L) == 1);
                assertThat(sender.scores).extracting(OutgoingScore::kpi).containsExactly("rating", "resolved");

                sender.answers.get(0).complete(IngestAnswer.failed(503, "busy"));
                await().until(() -> sender.scores.size() == 3);
                assertThat(sender.scores.get(2).score()).isEqualTo(3.0);
                sender.answers.get(1).complete(IngestAnswer.delivered());
                sender.answers.get(2).complete(IngestAnswer.delivered());
                awaitDelivered(delivery, 2);
                assertThat(delivery.counts().dropped()).containsOnly(Map.entry(DropReason.SUPERSEDED, 2L));
                assertThat(delivery.counts().queued()).isZero();
            }
        }
    }

    /** Keeps scores, and answers when the test does. */
    private static final class Slow implements IngestSender {
        private final List<OutgoingScore> scores = new CopyOnWriteArrayList<>();
        private final List<CompletableFuture<IngestAnswer>> answers = new CopyOnWriteArrayList<>();

        @Override
        public CompletionStage<List<IngestAnswer>> send(List<OutgoingEvent> events) {
            return CompletableFuture.completedFuture(events.stream().map(event -> IngestAnswer.delivered()).toList());
        }

        @Override
        public CompletionStage<IngestAnswer> sendScore(OutgoingScore score) {
            CompletableFuture<IngestAnswer> answer = new CompletableFuture<>();
            answers.add(answer);
            scores.add(score);
            return answer;
        }
    }

    @Test
    void aSenderThatKnowsNoScoresRefusesThemWithAReason() {
        List<OutgoingEvent> sent = new CopyOnWriteArrayList<>();
        IngestSender old = events -> {
            sent.addAll(events);
            return CompletableFuture.completedFuture(events.stream().map(event -> IngestAnswer.delivered()).toList());
        };
        try (Delivery delivery = delivery().sentBy(old).start()) {
            score(delivery, "resolved", true);
            delivery.offer("event");
            await().until(() -> delivery.counts().rejected() == 1 && delivery.counts().delivered() == 1);
            delivery.close();
            assertThat(sent).extracting(OutgoingEvent::id).containsExactly("event");
            assertThat(log.lines()).anyMatch(line -> line.contains("PAYI00300") && line.contains("scores_not_supported")
                    && line.contains("IngestSender override sendScore"));
        }
    }

    @Nested
    class WithASpool {
        @Test
        void scoresOutliveTheProcess() {
            payi.unavailable(Outage.reset());
            Delivery before = spooling().start();
            score(before, "resolved", true);
            score(before, "rating", 1.0);
            score(before, "rating", 5.0);
            before.offer("event");
            await().until(() -> before.counts().spooled() >= 3);
            before.close();
            DeliveryFaultsTest.assertBalanced(before.counts());
            payi.reset();
            payi.available();

            try (Delivery after = spooling().start()) {
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> after.counts().offered() > 0 && after.counts().spooled() == 0);
                assertThat(payi.scores()).contains(new PayiScore("chat", "c-1", "resolved", true));
                assertThat(payi.scores()).filteredOn(score -> score.kpi().equals("rating")).last()
                        .isEqualTo(new PayiScore("chat", "c-1", "rating", 5.0));
                assertThat(payi.idCounts()).containsOnlyKeys("event");
                DeliveryFaultsTest.assertBalanced(after.counts());
            }
        }

        @Test
        void anOvertakenScoreIsNotSentByTheNextProcess() {
            // A Pay-i of its own: what is under way at its end does not arrive at the other one.
            try (FakePayi away = FakePayi.start().unavailable(Outage.reset())) {
                Delivery before = spooling(away).start();
                score(before, "rating", 1.0);
                await().until(() -> before.counts().failedAttempts() >= 1);
                score(before, "rating", 2.0);
                await().untilAsserted(() -> assertThat(before.counts().dropped()).containsEntry(DropReason.SUPERSEDED, 1L));
                before.close();
                DeliveryFaultsTest.assertBalanced(before.counts());
            }
            try (Delivery after = spooling().start()) {
                awaitDelivered(after, 1);
                assertThat(after.counts().offered()).isEqualTo(1);
                assertThat(payi.scores()).containsExactly(new PayiScore("chat", "c-1", "rating", 2.0));
            }
        }
    }

    @Test
    void textsThatAreNoWholeScoreAreRefusedAndNotSent() {
        List<String> texts = List.of("{\"kpi\":\"a\"}",
                "{\"kpi\":\"\",\"use_case_name\":\"c\",\"use_case_id\":\"1\",\"score\":1}",
                "{\"kpi\":\"..\",\"use_case_name\":\"c\",\"use_case_id\":\"1\",\"score\":1}",
                "{\"kpi\":\"a\",\"use_case_name\":\"c\",\"use_case_id\":\"1\",\"score\":\"high\"}", "{\"kpi\":");
        try (Delivery delivery = delivery().start()) {
            IntStream.range(0, texts.size())
                    .forEach(i -> delivery.offerWithoutFrame(foreign(new OutgoingEvent("foreign-" + i, texts.get(i)))));
            await().until(() -> delivery.counts().rejected() == texts.size());
            assertThat(payi.requests()).isEmpty();
        }
    }

    /** A relay hands over what another process wrote. */
    @Test
    void theTextOfAScoreIsDeliveredWhereverItComesFrom() {
        try (Delivery delivery = delivery().start()) {
            OutgoingEvent written = new ScoreSource(CHAT, "Größe \"1\"\n", 0.5).written();
            delivery.offerWithoutFrame(foreign(written));
            awaitDelivered(delivery, 1);
            assertThat(payi.scores()).containsExactly(new PayiScore("chat", "c-1", "Größe \"1\"\n", 0.5));
        }
    }

    @Test
    void anOfflineFileHasScoresAmongTheEvents() throws IOException {
        Path file = directory.resolve("events.jsonl");
        try (Delivery delivery = delivery().with("payi.ingest.offline-file", file.toString())
                .sentBy(new OfflineFileSender(file)).start()) {
            delivery.offer("event");
            score(delivery, "resolved", true);
            awaitDelivered(delivery, 2);
        }
        assertThat(Files.readAllLines(file)).hasSize(2).filteredOn(ScoreText::isScore).singleElement().asString()
                .startsWith("{\"kpi\":\"resolved\",\"use_case_name\":\"chat\",\"use_case_id\":\"c-1\",\"score\":true,")
                .contains("\"provider_response_id\":\"payi_kpi_");
        assertThat(payi.requests()).isEmpty();
    }

    private static EventSource foreign(OutgoingEvent content) {
        return new EventSource() {
            @Override
            public String idHint() {
                return content.id();
            }

            @Override
            public long estimatedBytes() {
                return 500;
            }

            @Override
            public IngestEvent build() {
                throw new IllegalStateException("written already");
            }

            @Override
            public OutgoingEvent written() {
                return content;
            }
        };
    }

    @Test
    void eachScoreHasATimeLaterThanTheOneBefore() {
        List<String> times = IntStream.range(0, 1000).mapToObj(i -> new ScoreSource(CHAT, "rating", 1.0).written().json())
                .map(ScoreText::given).map(Object::toString).toList();
        assertThat(times).doesNotHaveDuplicates();
        assertThat(times.stream().map(java.time.Instant::parse).toList()).isSorted();
    }
}
