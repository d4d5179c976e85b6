package com.payi.cdi.internal.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import com.payi.cdi.IngestStatistics.DropReason;
import com.payi.cdi.spi.IngestAnswer;
import com.payi.testkit.FakePayi;

/** Servers end an application while calls are under way in it. */
class DeliveryEndTest {
    private final FakePayi payi = FakePayi.start();
    private final List<String> sent = new CopyOnWriteArrayList<>();
    private final CompletableFuture<List<IngestAnswer>> answer = new CompletableFuture<>();
    // Events are accepted in the first half of it only.
    private final Delivery delivery = Delivery.to(payi).with("payi.ingest.shutdown-timeout", "60000").sentBy(events -> {
        events.forEach(event -> sent.add(event.id()));
        return sent.size() == 1 ? answer : CompletableFuture.completedFuture(List.of(IngestAnswer.delivered()));
    });

    @AfterEach
    void stop() {
        delivery.close();
        payi.close();
    }

    @Test
    void aCallThatEndsBeforeTheDeliveryDoesIsDelivered() {
        delivery.start().offer("before");
        await().until(() -> sent.size() == 1);
        CompletableFuture<Void> end = CompletableFuture.runAsync(delivery::close);

        await().until(() -> Thread.getAllStackTraces().values().stream()
                .anyMatch(stack -> List.of(stack).toString().contains("IngestService.awaitEnd")));
        delivery.offer("meanwhile");
        answer.complete(List.of(IngestAnswer.delivered()));
        end.join();

        assertThat(sent).containsExactly("before", "meanwhile");
        assertThat(delivery.counts().delivered()).isEqualTo(2);
    }

    @Test
    void aCallThatEndsLaterIsDropped() {
        delivery.start().offer("before");
        answer.complete(List.of(IngestAnswer.delivered()));
        delivery.close();

        delivery.offer("after");

        assertThat(sent).containsExactly("before");
        assertThat(delivery.counts().dropped()).containsEntry(DropReason.SHUTDOWN, 1L);
    }
}
