package com.payi.it.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.payi.testkit.FakePayi;
import com.payi.testkit.IngestedEvent;

/** What is published, what is delivered and what is set aside. */
class RelayTest {
    /** Against waiting for ever: processes start and groups settle meanwhile. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    private Path folder;
    private final Broker broker = Broker.shared();

    @Test
    void aRecordHasTheIdAsItsKeyAndTheWholeEventAsItsValueAndNoKeyOfPayi() throws Exception {
        broker.topic("published", 2);
        System.setProperty("payi.api-key", "secret-key");
        System.setProperty("payi.limit-ids", "daily,monthly");
        try (Application application = new Application(broker, "published")) {
            application.call(3);
            await().atMost(PATIENCE).until(() -> application.counts().delivered() == 3);
        } finally {
            System.clearProperty("payi.api-key");
            System.clearProperty("payi.limit-ids");
        }

        List<ConsumerRecord<String, String>> records = new Records(broker).of("published", 2, 3);
        assertThat(records).extracting(ConsumerRecord::key).containsExactlyInAnyOrder("event-1", "event-2", "event-3");
        assertThat(records).allSatisfy(record -> {
            assertThat(record.value()).contains("\"provider_response_id\":\"" + record.key() + "\"",
                    "\"limit_ids\":[\"daily\",\"monthly\"]", "\"use_case_name\":\"fleet\"").doesNotContain("secret-key");
            assertThat(record.headers()).isEmpty();
        });
    }

    @Test
    void whatCanNeverBeDeliveredIsSetAsideWithItsReasonAndTheRestArrives() throws Exception {
        broker.topic("mixed", 1);
        broker.topic("mixed-dead", 1);
        Records records = new Records(broker);
        try (FakePayi payi = FakePayi.start()) {
            payi.refuse(event -> "event-2".equals(event.id()), 400, "invalid_limit_ids");
            records.publish("mixed", "poison", "no JSON at all");
            records.publish("mixed", "other", "{\"anything\":1}");
            try (Application application = new Application(broker, "mixed")) {
                application.call(3);
                await().atMost(PATIENCE).until(() -> application.counts().delivered() == 3);
            }
            try (JavaProcess relay = RelayProcess.start(folder.resolve("mixed.log"), broker, payi, "mixed")) {
                List<ConsumerRecord<String, String>> dead = records.of("mixed-dead", 1, 3);
                await().atMost(PATIENCE).until(() -> payi.distinctIds() == 2);
                relay.terminate();

                assertThat(dead).extracting(ConsumerRecord::key).containsExactlyInAnyOrder("poison", "other", "event-2");
                assertThat(dead).extracting(record -> Records.header(record, "payi.error.code"))
                        .containsExactlyInAnyOrder("not_an_event", "not_an_event", "invalid_limit_ids");
                assertThat(relay.log()).contains("5 read, 2 delivered, 3 set aside, 0 repeated, 0 left to the next relay");
            }
            assertThat(payi.idCounts()).containsOnlyKeys("event-1", "event-3");
            assertThat(payi.violations()).isEmpty();

            // Everything was committed: the next relay has nothing to do.
            try (JavaProcess next = RelayProcess.start(folder.resolve("next.log"), broker, payi, "mixed")) {
                await().atMost(PATIENCE).until(() -> next.log().contains("The relay runs"));
                records.publish("mixed", "last", "no JSON either");
                assertThat(records.of("mixed-dead", 1, 4)).hasSize(4);
                next.terminate();
                assertThat(next.log()).contains("1 read, 0 delivered, 1 set aside");
            }
        }
    }

    @Test
    void anApplicationRelaysWhatOthersPublishAndLeavesNothingBehindWhenItEnds() throws Exception {
        broker.topic("application", 2);
        try (FakePayi payi = FakePayi.start()) {
            Map<String, String> relay = Map.of("payi.relay.enabled", "true", "payi.sender", "kafka",
                    "payi.kafka.bootstrap-servers", broker.servers(), "payi.kafka.topic", "application", "payi.relay.group",
                    "application-relays", "payi.api-key", FakePayi.DEFAULT_API_KEY, "payi.base-url", payi.uri().toString());
            try (Application application = new Application(relay)) {
                application.call(300);
                await().atMost(PATIENCE).until(() -> payi.distinctIds() == 300);
            }
            assertThat(payi.duplicates()).isEmpty();

            // The group has committed everything: the next relay sends what is new, and nothing else.
            try (Application application = new Application(broker, "application")) {
                application.call(301);
                assertThat(application.flush(PATIENCE)).isTrue();
            }
            payi.reset();
            try (Application next = new Application(relay)) {
                await().atMost(PATIENCE).until(() -> payi.distinctIds() == 301);
                assertThat(next.calls()).isZero();
            }
            assertThat(payi.duplicates()).isEmpty();
            assertThat(payi.violations()).isEmpty();
        }
    }

    @Test
    void anEventThatMayBeInTheTopicTwiceReachesPayiInARequestOfItsOwn() throws Exception {
        broker.topic("again", 1);
        try (FakePayi payi = FakePayi.start()) {
            try (Application application = new Application(broker, "again")) {
                application.call(200);
                assertThat(application.flush(PATIENCE)).isTrue();
            }
            Records records = new Records(broker);
            String value = records.of("again", 1, 200).get(0).value();
            records.publish("again", "other-1", value.replace("\"event-1\"", "\"other-1\""), "payi.published-again");
            try (JavaProcess relay = RelayProcess.start(folder.resolve("again.log"), broker, payi, "again")) {
                await().atMost(PATIENCE).until(() -> payi.distinctIds() == 201);
                relay.terminate();
            }

            assertThat(payi.events()).filteredOn(event -> event.id().equals("other-1")).noneMatch(IngestedEvent::bulk);
            assertThat(payi.events()).filteredOn(IngestedEvent::bulk).hasSizeGreaterThan(100);
        }
    }

    @Test
    void flushWaitsForTheBroker() throws Exception {
        broker.topic("flushed", 1);
        try (Application application = new Application(broker, "flushed")) {
            application.call(300);
            assertThat(application.flush(PATIENCE)).isTrue();
            assertThat(application.counts().delivered()).isEqualTo(300);
        }
        assertThat(broker.records("flushed", 1)).isEqualTo(300);
    }

    @Test
    void flushGivesUpWhereThereIsNoBroker() {
        try (Application application = new Application(Map.of("payi.sender", "kafka", "payi.kafka.bootstrap-servers",
                "127.0.0.1:1", "payi.ingest.connect-timeout", "100ms", "payi.ingest.shutdown-timeout", "100ms"))) {
            application.call(1);
            assertThat(application.flush(Duration.ofMillis(300))).isFalse();
        }
    }

    @Test
    void theExitCodeOfARelayNamesWhyItHasEnded() throws Exception {
        broker.topic("codes", 1);
        Path properties = Files.writeString(folder.resolve("broken.properties"), "compression.type=none-of-these\n");
        try (FakePayi payi = FakePayi.start();
                JavaProcess ended = RelayProcess.start(folder.resolve("ended.log"), broker, payi, "codes");
                JavaProcess without = RelayProcess.start(folder.resolve("without.log"), payi);
                JavaProcess broken = RelayProcess.start(folder.resolve("broken.log"), payi, "--kafka", broker.servers(),
                        "--kafka-properties", properties.toString())) {
            await().atMost(PATIENCE).until(() -> ended.log().contains("The relay runs"));

            assertThat(ended.terminate()).isEqualTo(143);
            assertThat(without.awaitEnd()).isEqualTo(2);
            assertThat(without.log()).contains("payi.kafka.bootstrap-servers");
            assertThat(broken.awaitEnd()).isEqualTo(4);
            assertThat(broken.log()).contains("none-of-these");
        }
    }

    @Test
    void anOutageOfPayiIsWaitedForAndNothingIsCommittedMeanwhile() throws Exception {
        broker.topic("outage", 2);
        // One that fails for ever, as a request of the relay that is killed may still be under way.
        try (FakePayi away = FakePayi.start().lean(1).failShare(1.0, 503); FakePayi payi = FakePayi.start().lean(1)) {
            try (Application application = new Application(broker, "outage")) {
                application.call(200);
                await().atMost(PATIENCE).until(() -> application.counts().delivered() == 200);
            }
            try (JavaProcess relay = RelayProcess.start(folder.resolve("outage.log"), broker, away, "outage")) {
                await().atMost(PATIENCE).until(() -> away.ingestRequests() > 2);
                relay.kill();
            }
            assertThat(away.distinctIds()).isZero();
            try (JavaProcess relay = RelayProcess.start(folder.resolve("outage-2.log"), broker, payi, "outage")) {
                await().atMost(PATIENCE).until(() -> payi.distinctIds() == 200);
                relay.terminate();
            }
            assertThat(payi.countedIds().values()).containsOnly(1);
        }
    }
}
