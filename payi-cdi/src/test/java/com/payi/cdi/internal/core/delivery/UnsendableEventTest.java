package com.payi.cdi.internal.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.AbstractMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.payi.cdi.IngestStatistics.DropReason;
import com.payi.cdi.internal.core.config.ConfigLookup;
import com.payi.cdi.internal.core.config.ConfigurationReader;
import com.payi.cdi.internal.core.config.PayiConfiguration;
import com.payi.cdi.internal.core.delivery.http.HttpIngestSender;
import com.payi.cdi.spi.IngestAnswer;
import com.payi.cdi.spi.OutgoingEvent;
import com.payi.cdi.testing.LogCapture;
import com.payi.testkit.FakePayi;

/** An event that cannot be written or sent ends once, and nothing else notices it. */
class UnsendableEventTest {
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

    private static EventSource withProperties(String id, Map<String, String> properties) {
        return EventSource.of(Delivery.event(id, "shop", "u", properties));
    }

    private void awaitDelivered(int events) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(delivery.counts().delivered()).isEqualTo(events));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anEventWithAVeryLongPropertyName(boolean spool) {
        if (spool) {
            delivery.with("payi.ingest.spool.directory", directory.resolve("spool").toString());
        }
        delivery.start();
        for (int i = 0; i < 10; i++) {
            delivery.offer(withProperties("long-" + i, Map.of("n".repeat(60_000), "v")));
        }
        delivery.offer(0, 20);

        // The fake Pay-i cannot read such a name, and refuses the event for good.
        awaitDelivered(20);
        await().untilAsserted(() -> assertThat(delivery.counts().rejected()).isEqualTo(10));
        assertThat(delivery.counts().failedAttempts()).isZero();
        assertThat(delivery.counts().suspended()).isFalse();
        assertThat(log.lines()).filteredOn(line -> line.contains("PAYI00300")).hasSize(1);
    }

    @Test
    void anEventWhosePropertiesCannotBeWritten() {
        delivery.start().offer(withProperties("broken", new AbstractMap<>() {
            @Override
            public boolean isEmpty() {
                return false;
            }

            @Override
            public Set<Entry<String, String>> entrySet() {
                throw new IllegalStateException("broken on purpose");
            }
        }));
        delivery.offer(0, 20);

        awaitDelivered(20);
        assertThat(delivery.counts().dropped()).containsOnly(Map.entry(DropReason.UNREADABLE, 1L));
        assertThat(delivery.counts().failedAttempts()).isZero();
        assertThat(log.lines()).filteredOn(line -> line.contains("PAYI00310")).hasSize(1);
    }

    @Test
    void aTextThatIsNoEventIsRejectedAndNotSent() {
        delivery.start();
        try (HttpIngestSender sender = sender()) {
            for (String text : List.of("", "{\"category\":", "[]", "{\"a\":" + "[".repeat(5000))) {
                CompletionStage<List<IngestAnswer>> sent = sender.send(List.of(new OutgoingEvent("id", text)));

                assertThat(sent.toCompletableFuture().join()).singleElement().satisfies(answer -> {
                    assertThat(answer.kind()).isEqualTo(IngestAnswer.Kind.REJECTED);
                    assertThat(answer.code()).isEqualTo("event_not_sendable");
                });
            }
        }
        assertThat(payi.requests()).isEmpty();
    }

    @Test
    void suchATextAmongOthersInTheSpoolHoldsUpNoOther() {
        payi.stall(Duration.ofMillis(200));
        HttpIngestSender sender = sender();
        delivery.with("payi.ingest.bulk.threshold", "2").sentBy(events -> sender.send(events.stream()
                .map(event -> event.id().equals("broken") ? new OutgoingEvent("broken", "{\"a\"") : event).toList())).start()
                .offer("first");
        delivery.offer("broken");
        delivery.offer(0, 20);
        payi.stall(Duration.ZERO);

        awaitDelivered(21);
        await().untilAsserted(() -> assertThat(delivery.counts().rejected()).isEqualTo(1));
        delivery.close();
        assertThat(log.lines()).filteredOn(line -> line.contains("PAYI00300")).singleElement().asString()
                .contains("Event broken is rejected", "No request can be made of it");
    }

    private HttpIngestSender sender() {
        return new HttpIngestSender(configuration());
    }

    private PayiConfiguration configuration() {
        Map<String, String> values = Map.of("payi.api-key", FakePayi.DEFAULT_API_KEY, "payi.base-url",
                payi.uri().toString());
        return ConfigurationReader.read(new ConfigLookup() {
            @Override
            public String value(String key) {
                return values.get(key);
            }

            @Override
            public Iterable<String> names() {
                return values.keySet();
            }
        }, "shop");
    }
}
