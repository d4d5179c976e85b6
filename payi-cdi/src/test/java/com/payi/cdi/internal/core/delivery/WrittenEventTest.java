package com.payi.cdi.internal.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;

import com.payi.cdi.spi.OutgoingEvent;
import com.payi.testkit.FakePayi;
import com.payi.testkit.IngestedEvent;

/** Events that another process has written, as a relay reads them. */
class WrittenEventTest {
    private record WrittenSource(String idHint, boolean mayBeRepeated) implements EventSource {
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
}
