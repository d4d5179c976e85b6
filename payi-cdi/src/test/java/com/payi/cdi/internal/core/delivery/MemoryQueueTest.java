package com.payi.cdi.internal.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import com.payi.cdi.IngestStatistics.DropReason;
import com.payi.cdi.internal.core.config.DeliveryConfiguration;
import com.payi.cdi.internal.core.config.DeliveryConfiguration.Overflow;

class MemoryQueueTest {
    private final AtomicInteger evicted = new AtomicInteger();
    private final MonotonicClock clock = new MonotonicClock(Clock.systemUTC(), System::nanoTime);

    private MemoryQueue queue(int capacity, int bytes, Overflow overflow) {
        return queue(capacity, bytes, overflow, clock);
    }

    static MemoryQueue queue(int capacity, int bytes, Overflow overflow, MonotonicClock clock) {
        Duration second = Duration.ofSeconds(1);
        Arrivals arrivals = new Arrivals(new QueueRoom(capacity, bytes));
        return new MemoryQueue(
                new DeliveryConfiguration(capacity, bytes, overflow, 1,
                        DeliveryConfiguration.Sending.AUTO, Duration.ZERO, 0, 1, false, second, second, second, second,
                        second, 1, second, null, null, null),
                arrivals, new Counters(clock, arrivals::count), clock);
    }

    private DropReason offer(MemoryQueue queue, String id, long bytes) {
        return queue.offer(new Arrival(new SizedSource(id, bytes), null, bytes, Arrival.NOT_STAMPED),
                gone -> evicted.addAndGet(gone.size()));
    }

    /** What a call of a given size leaves. */
    private record SizedSource(String idHint, long estimatedBytes) implements EventSource {
        @Override
        public IngestEvent build() {
            return Delivery.event(idHint);
        }
    }

    @Test
    void eventsAreLimitedByNumber() {
        MemoryQueue queue = queue(2, 1000, Overflow.DROP_NEWEST);
        assertThat(offer(queue, "a", 10)).isNull();
        assertThat(offer(queue, "b", 10)).isNull();
        assertThat(offer(queue, "c", 10)).isEqualTo(DropReason.QUEUE_FULL);
        assertThat(queue.takeIncoming(5)).hasSize(2);
        // What was taken still counts until it is done with.
        assertThat(offer(queue, "c", 10)).isEqualTo(DropReason.QUEUE_FULL);
        queue.release(10);
        assertThat(offer(queue, "c", 10)).isNull();
    }

    @Test
    void eventsAreLimitedByBytes() {
        MemoryQueue queue = queue(100, 100, Overflow.DROP_NEWEST);
        assertThat(offer(queue, "a", 60)).isNull();
        assertThat(offer(queue, "b", 60)).isEqualTo(DropReason.QUEUE_FULL);
        assertThat(offer(queue, "c", 101)).isEqualTo(DropReason.TOO_LARGE);
        assertThat(offer(queue, "d", 40)).isNull();
        assertThat(evicted).hasValue(0);
    }

    @Test
    void nothingGoesInVain() {
        MemoryQueue queue = queue(100, 100, Overflow.DROP_OLDEST);
        offer(queue, "on its way", 60);
        queue.takeIncoming(1);
        offer(queue, "waits", 30);
        assertThat(offer(queue, "too much", 50)).isEqualTo(DropReason.QUEUE_FULL);
        assertThat(evicted).hasValue(0);
        assertThat(offer(queue, "fits", 40)).isNull();
        assertThat(evicted).hasValue(1);
    }

    @Test
    void asManyOfTheOldestGoAsTheNewestNeeds() {
        MemoryQueue queue = queue(100, 100, Overflow.DROP_OLDEST);
        offer(queue, "a", 40);
        offer(queue, "b", 40);
        offer(queue, "c", 20);
        assertThat(offer(queue, "d", 70)).isNull();
        assertThat(evicted).hasValue(2);
        assertThat(queue.takeIncoming(5)).extracting(DeliveryEvent::id).containsExactly("c", "d");
    }

    @Test
    void nothingIsAcceptedAfterTheEnd() {
        MemoryQueue queue = queue(100, 100, Overflow.DROP_OLDEST);
        queue.end();
        assertThat(offer(queue, "a", 1)).isEqualTo(DropReason.SHUTDOWN);
    }
}
