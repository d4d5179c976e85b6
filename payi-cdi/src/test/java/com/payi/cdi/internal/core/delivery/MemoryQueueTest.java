package com.payi.cdi.internal.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import com.payi.cdi.IngestStatistics.DropReason;
import com.payi.cdi.internal.core.config.DeliveryConfiguration;
import com.payi.cdi.internal.core.config.DeliveryConfiguration.Overflow;

class MemoryQueueTest {
    private final AtomicInteger evicted = new AtomicInteger();

    private static MemoryQueue backlog(int capacity, int bytes, Overflow overflow) {
        Duration second = Duration.ofSeconds(1);
        return new MemoryQueue(
                new DeliveryConfiguration(capacity, bytes, overflow, 1, 0, 1, false, second, second, second, second,
                        second, 1, second, null, null));
    }

    private DropReason offer(MemoryQueue backlog, String id, long bytes) {
        return backlog.offer(new AcceptedEvent(EventSource.of(Delivery.event(id)), null, 0, bytes), evicted::addAndGet);
    }

    @Test
    void eventsAreLimitedByNumber() {
        MemoryQueue backlog = backlog(2, 1000, Overflow.DROP_NEWEST);
        assertThat(offer(backlog, "a", 10)).isNull();
        assertThat(offer(backlog, "b", 10)).isNull();
        assertThat(offer(backlog, "c", 10)).isEqualTo(DropReason.QUEUE_FULL);
        assertThat(backlog.takeIncoming(5)).hasSize(2);
        // What was taken still counts until it is done with.
        assertThat(offer(backlog, "c", 10)).isEqualTo(DropReason.QUEUE_FULL);
        backlog.release(10);
        assertThat(offer(backlog, "c", 10)).isNull();
    }

    @Test
    void eventsAreLimitedByBytes() {
        MemoryQueue backlog = backlog(100, 100, Overflow.DROP_NEWEST);
        assertThat(offer(backlog, "a", 60)).isNull();
        assertThat(offer(backlog, "b", 60)).isEqualTo(DropReason.QUEUE_FULL);
        assertThat(offer(backlog, "c", 101)).isEqualTo(DropReason.TOO_LARGE);
        assertThat(offer(backlog, "d", 40)).isNull();
        assertThat(evicted).hasValue(0);
    }

    @Test
    void nothingGoesInVain() {
        MemoryQueue backlog = backlog(100, 100, Overflow.DROP_OLDEST);
        offer(backlog, "on its way", 60);
        backlog.takeIncoming(1);
        offer(backlog, "waits", 30);
        assertThat(offer(backlog, "too much", 50)).isEqualTo(DropReason.QUEUE_FULL);
        assertThat(evicted).hasValue(0);
        assertThat(offer(backlog, "fits", 40)).isNull();
        assertThat(evicted).hasValue(1);
    }

    @Test
    void asManyOfTheOldestGoAsTheNewestNeeds() {
        MemoryQueue backlog = backlog(100, 100, Overflow.DROP_OLDEST);
        offer(backlog, "a", 40);
        offer(backlog, "b", 40);
        offer(backlog, "c", 20);
        assertThat(offer(backlog, "d", 70)).isNull();
        assertThat(evicted).hasValue(2);
        assertThat(backlog.takeIncoming(5)).extracting(submission -> submission.source().idHint()).containsExactly("c", "d");
    }

    @Test
    void nothingIsTakenInAfterTheEnd() {
        MemoryQueue backlog = backlog(100, 100, Overflow.DROP_OLDEST);
        backlog.end();
        assertThat(offer(backlog, "a", 1)).isEqualTo(DropReason.SHUTDOWN);
    }
}
