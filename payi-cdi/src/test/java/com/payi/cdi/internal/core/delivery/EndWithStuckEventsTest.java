package com.payi.cdi.internal.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.payi.cdi.spi.IngestAnswer;
import com.payi.cdi.spi.OutgoingEvent;
import com.payi.testkit.FakePayi;

/** The application ends while some events have no answer yet and one fails again and again: the others still go. */
class EndWithStuckEventsTest {
    private static final int OTHERS = 300;

    private final FakePayi payi = FakePayi.start();
    private final Set<String> sent = ConcurrentHashMap.newKeySet();
    private final Delivery delivery = Delivery.to(payi).with("payi.ingest.shutdown-timeout", "4000");
    private volatile boolean down;

    @AfterEach
    void stop() {
        payi.close();
        DeliveryFaultsTest.assertBalanced(delivery.counts());
    }

    private CompletionStage<List<IngestAnswer>> send(List<OutgoingEvent> events) {
        events.forEach(event -> sent.add(event.id()));
        if (events.stream().anyMatch(event -> event.id().startsWith("silent"))) {
            return new CompletableFuture<>();
        }
        boolean poisoned = events.stream().anyMatch(event -> event.id().equals("poison"));
        IngestAnswer answer = down || poisoned ? IngestAnswer.failed(500, "no") : IngestAnswer.delivered();
        return CompletableFuture.completedFuture(Collections.nCopies(events.size(), answer));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void theyTakeNoneOfTheTimeOfTheOthers(int inFlight) {
        delivery.with("payi.ingest.max-in-flight", Integer.toString(inFlight)).sentBy(this::send).start();
        delivery.offer("poison");
        await().until(() -> delivery.counts().failedAttempts() >= 1);
        for (int i = 0; i < inFlight; i++) {
            delivery.offer("silent-" + i);
            String id = "silent-" + i;
            await().until(() -> sent.contains(id));
        }
        delivery.offer(0, OTHERS);
        delivery.close();

        assertThat(delivery.counts().delivered()).isEqualTo(OTHERS);
        assertThat(delivery.counts().droppedTotal()).isEqualTo(1 + inFlight);
    }

    @Test
    void theyDoNotKeepTheCircuitOpen() {
        delivery.with("payi.ingest.bulk.threshold", "0").sentBy(this::send).start();
        down = true;
        delivery.offer("poison");
        delivery.offer(0, OTHERS);
        await().until(() -> delivery.counts().suspended());
        down = false;
        delivery.offer("silent");
        delivery.close();

        assertThat(delivery.counts().delivered()).isEqualTo(OTHERS);
    }
}
