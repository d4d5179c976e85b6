package com.payi.cdi.internal.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import com.payi.cdi.IngestStatistics.DropReason;
import com.payi.cdi.IngestStatistics.Failure;
import com.payi.cdi.spi.IngestAnswer;
import com.payi.cdi.spi.OutgoingEvent;

class CountersTest {
    private final AtomicLong nanos = new AtomicLong();
    private final MonotonicClock clock = new MonotonicClock(() -> Instant.EPOCH, nanos::get);
    private final AtomicLong handedOver = new AtomicLong();
    private final Counters counters = new Counters(clock, handedOver::get);

    private DeliveryEvent accepted() {
        handedOver.incrementAndGet();
        DeliveryEvent event = DeliveryEvent.accepted(counters, Delivery.arrival("a", clock), clock);
        event.written(new OutgoingEvent("a", "{}"), 0);
        return event;
    }

    @Test
    void theCountsAddUpWhateverHappensToTheEvents() {
        SplittableRandom random = new SplittableRandom(11);
        List<DeliveryEvent> events = new ArrayList<>();
        for (int step = 0; step < 20_000; step++) {
            if (events.isEmpty() || random.nextInt(4) == 0) {
                events.add(accepted());
            }
            // Most of these changes are not allowed; they must not count.
            DeliveryEvent event = events.get(random.nextInt(events.size()));
            switch (random.nextInt(7)) {
                case 0 -> event.queued();
                case 1 -> event.spooled(step);
                case 2 -> event.sent();
                case 3 -> event.retryAt(step);
                case 4 -> event.delivered();
                case 5 -> event.rejected(IngestAnswer.rejected(400, "refused", null));
                default -> event.dropped(DropReason.values()[random.nextInt(DropReason.values().length)]);
            }
            DeliveryFaultsTest.assertBalanced(counters.snapshot());
            if (event.state().isFinal()) {
                events.remove(event);
            }
        }
        assertThat(counters.snapshot().queued() + counters.snapshot().spooled()).isEqualTo(events.size());
        assertThat(counters.snapshot().delivered()).isPositive();
        assertThat(counters.illegalChanges()).isPositive();
    }

    @Test
    void eventsOnDiskAreCountedByNumber() {
        counters.recovered(5);
        counters.lostOnDisk(2);

        assertThat(counters.snapshot().offered()).isEqualTo(5);
        assertThat(counters.snapshot().recovered()).isEqualTo(5);
        assertThat(counters.spooledNow()).isEqualTo(3);
        assertThat(counters.snapshot().dropped()).isEqualTo(Map.of(DropReason.UNREADABLE, 2L));
        DeliveryFaultsTest.assertBalanced(counters.snapshot());
    }

    @Test
    void theBacklogIsAsOldAsItsOldestEvent() {
        DeliveryEvent event = accepted();
        counters.oldest(clock.millis());
        nanos.addAndGet(Duration.ofSeconds(90).toNanos());
        assertThat(counters.snapshot().backlogAge()).isEqualTo(Duration.ofSeconds(90));

        event.dropped(DropReason.QUEUE_FULL);
        assertThat(counters.snapshot().backlogAge()).isZero();
    }

    @Test
    void aRefusalIsTheLastFailureButNoFailedAttempt() {
        Failure failed = new Failure(Instant.EPOCH, 503, "away");
        Failure refused = new Failure(Instant.EPOCH, 400, "use_case_not_found");
        counters.failedAttempt(failed);
        counters.refusal(refused);
        counters.suspended(true);

        assertThat(counters.snapshot().failedAttempts()).isOne();
        assertThat(counters.snapshot().lastFailure()).contains(refused);
        assertThat(counters.snapshot().suspended()).isTrue();
    }
}
