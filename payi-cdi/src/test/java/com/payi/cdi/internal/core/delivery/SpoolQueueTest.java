package com.payi.cdi.internal.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.payi.cdi.IngestStatistics.DropReason;
import com.payi.cdi.internal.core.config.DeliveryConfiguration;
import com.payi.cdi.spi.OutgoingEvent;

/** What is counted when the file is not what it was. */
class SpoolQueueTest {
    private final MonotonicClock clock = new MonotonicClock(Clock.systemUTC(), System::nanoTime);
    private final Counters ledger = new Counters(clock);

    @TempDir
    Path folder;

    private void write(SpoolQueue queue, int from, int to) {
        List<EventStore.Entry> entries = IntStream.range(from, to).mapToObj(i -> {
            ledger.offered();
            return new EventStore.Entry(new OutgoingEvent("event-" + i, "{}"),
                    new AcceptedEvent(EventSource.of(Delivery.event("event-" + i)), null, clock.millis(), 10));
        }).toList();
        assertThat(queue.write(entries)).isTrue();
    }

    @Test
    void eventsThatWereHandedOutAreSettledOnceThoughTheFileHasLostThem() throws Exception {
        SpoolQueue queue = new SpoolQueue(new DeliveryConfiguration.Spool(folder, 1L << 20, Duration.ZERO), clock, ledger);
        queue.open();
        write(queue, 0, 10);
        QueuedEvent onItsWay = queue.takeFresh();
        QueuedEvent waits = queue.takeFresh();
        waits.forgetText();

        Files.delete(folder.resolve("payi-1.spool"));
        queue.open();

        assertThat(ledger.snapshot().dropped()).isEqualTo(Map.of(DropReason.UNREADABLE, 8L));
        assertThat(ledger.snapshot().spooled()).isEqualTo(2);
        assertThat(queue.load(waits)).isEqualTo(EventStore.Loaded.NEVER);
        ledger.delivered(onItsWay.place());
        queue.remove(onItsWay);
        assertThat(ledger.snapshot().spooled()).isZero();
        DeliveryFaultsTest.assertBalanced(ledger.snapshot());

        write(queue, 10, 11);
        assertThat(queue.freshCount()).isOne();
        QueuedEvent later = queue.takeFresh();
        assertThat(later.id()).isEqualTo("event-10");
        assertThat(later.key()).as("a key of its own").isGreaterThan(onItsWay.key()).isGreaterThan(waits.key());
        queue.close();
    }

    @Test
    void whatTheFileHasLostIsNotCountedAsSpooledAtTheEnd() throws Exception {
        SpoolQueue queue = new SpoolQueue(new DeliveryConfiguration.Spool(folder, 1L << 20, Duration.ZERO), clock, ledger);
        queue.open();
        write(queue, 0, 3);
        queue.takeFresh();
        Files.delete(folder.resolve("payi-1.spool"));
        queue.open();
        queue.close();

        assertThat(ledger.snapshot().spooled()).isZero();
        assertThat(ledger.snapshot().dropped()).isEqualTo(Map.of(DropReason.UNREADABLE, 3L));
    }
}
