package com.payi.cdi.internal.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;

import org.junit.jupiter.api.Test;

import com.payi.cdi.IngestStatistics.DropReason;
import com.payi.cdi.spi.IngestAnswer;
import com.payi.cdi.spi.OutgoingEvent;
import com.payi.testkit.FakePayi;
import com.payi.testkit.IngestedEvent;

/** Events that another process has written, as a relay reads them. */
class WrittenEventTest {
    private record WrittenSource(String idHint, boolean mayBeRepeated, EventEnd end) implements EventSource {
        WrittenSource(String idHint, boolean mayBeRepeated) {
            this(idHint, mayBeRepeated, null);
        }

        @Override
        public long estimatedBytes() {
            return 100;
        }

        @Override
        public OutgoingEvent written() {
            return IngestJson.content(Delivery.event(idHint));
        }

        @Override
        public IngestEvent build() {
            throw new IllegalStateException("it is written already");
        }
    }

    @Test
    void thoseThatMayBeRepeatedLeaveOnTheirOwnAndTheOthersTogether() {
        try (FakePayi payi = FakePayi.start();
                Delivery relay = Delivery.to(payi).with("payi.ingest.linger", "50ms").start()) {
            for (int i = 0; i < 200; i++) {
                relay.offerWithoutFrame(new WrittenSource("event-" + i, i % 3 == 0));
            }
            await().untilAsserted(() -> assertThat(relay.counts().delivered()).isEqualTo(200));

            assertThat(payi.events()).filteredOn(event -> Integer.parseInt(event.id().substring(6)) % 3 == 0)
                    .noneMatch(IngestedEvent::bulk);
            assertThat(payi.events()).filteredOn(IngestedEvent::bulk).hasSizeGreaterThan(50);
        }
    }

    /** Another process takes the events over while they wait. */
    private static final class Elsewhere implements EventEnd {
        private volatile boolean elsewhere;

        @Override
        public boolean mayBeSentElsewhere() {
            return elsewhere;
        }

        @Override
        public void delivered() {}

        @Override
        public void rejected(IngestAnswer answer) {}

        @Override
        public void dropped(DropReason reason) {}
    }

    /** While the first request is sent, another process takes all events over. */
    private static final class TakenOver implements CloseableSender {
        private final Elsewhere elsewhere;
        private final List<Integer> sizes = new CopyOnWriteArrayList<>();

        private TakenOver(Elsewhere elsewhere) {
            this.elsewhere = elsewhere;
        }

        @Override
        public CompletionStage<List<IngestAnswer>> send(List<OutgoingEvent> events) {
            sizes.add(events.size());
            IngestAnswer answer = elsewhere.elsewhere ? IngestAnswer.delivered() : IngestAnswer.failed(503, "restarts");
            elsewhere.elsewhere = true;
            return CompletableFuture.completedFuture(Collections.nCopies(events.size(), answer));
        }

        @Override
        public void close() {}
    }

    @Test
    void thoseThatAnotherProcessHasMeanwhileLeaveOnTheirOwn() {
        Elsewhere elsewhere = new Elsewhere();
        TakenOver sender = new TakenOver(elsewhere);
        try (Delivery relay = new Delivery().with("payi.ingest.retry.initial-delay", "20").with("payi.ingest.linger", "50ms")
                .sentBy(sender).start()) {
            for (int i = 0; i < 200; i++) {
                relay.offerWithoutFrame(new WrittenSource("event-" + i, false, elsewhere));
            }
            await().untilAsserted(() -> assertThat(relay.counts().delivered()).isEqualTo(200));

            assertThat(sender.sizes.subList(1, sender.sizes.size())).hasSize(200).containsOnly(1);
        }
    }

    /** A sender that knows whether it gets an event again. */
    private static final class Remembering implements CloseableSender {
        private final List<String> first = new CopyOnWriteArrayList<>();
        private final List<String> again = new CopyOnWriteArrayList<>();

        @Override
        public CompletionStage<List<IngestAnswer>> send(List<OutgoingEvent> events) {
            events.forEach(event -> first.add(event.id()));
            // Nobody knows whether the receiver has them.
            return CompletableFuture.failedFuture(new TimeoutException());
        }

        @Override
        public CompletionStage<List<IngestAnswer>> sendAgain(OutgoingEvent event) {
            again.add(event.id());
            return CompletableFuture.completedFuture(List.of(IngestAnswer.delivered()));
        }

        @Override
        public void close() {}
    }

    @Test
    void aSenderKnowsWhichEventsItsReceiverMayHaveAlready() {
        Remembering sender = new Remembering();
        try (Delivery delivery = new Delivery().with("payi.ingest.retry.initial-delay", "20").sentBy(sender).start()) {
            delivery.offerWithoutFrame(new WrittenSource("event-1", false));
            await().untilAsserted(() -> assertThat(delivery.counts().delivered()).isEqualTo(1));

            assertThat(sender.first).containsExactly("event-1");
            assertThat(sender.again).containsExactly("event-1");
        }
    }
}
