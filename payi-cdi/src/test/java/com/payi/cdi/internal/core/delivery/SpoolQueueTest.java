package com.payi.cdi.internal.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.payi.cdi.IngestStatistics.DropReason;
import com.payi.cdi.internal.core.config.DeliveryConfiguration;
import com.payi.cdi.internal.core.delivery.spool.SpoolPlace;
import com.payi.cdi.spi.OutgoingEvent;

/** What is counted when the file is not what it was. */
class SpoolQueueTest {
    private final MonotonicClock clock = new MonotonicClock(Clock.systemUTC(), System::nanoTime);
    private final AtomicLong handedOver = new AtomicLong();
    private final Counters counters = new Counters(clock, handedOver::get);

    @TempDir
    Path folder;

    private void write(SpoolQueue queue, int from, int to) {
        List<DeliveryEvent> events = IntStream.range(from, to).mapToObj(i -> {
            handedOver.incrementAndGet();
            DeliveryEvent event = DeliveryEvent.accepted(counters, Delivery.arrival("event-" + i, clock), clock);
            event.written(new OutgoingEvent("event-" + i, "{}"), 0);
            return event;
        }).toList();
        assertThat(queue.write(events)).isTrue();
    }

    @Test
    void eventsThatWereHandedOutAreSettledOnceThoughTheFileHasLostThem() throws Exception {
        SpoolQueue queue = new SpoolQueue(new DeliveryConfiguration.Spool(folder, 1L << 20, Duration.ZERO),
                new SpoolPlace(folder),
                clock, counters);
        queue.open();
        write(queue, 0, 10);
        DeliveryEvent onItsWay = queue.takeFresh();
        DeliveryEvent waits = queue.takeFresh();
        onItsWay.sent();
        waits.sent();
        waits.retryAt(0);
        waits.forgetText();

        Files.delete(folder.resolve("payi-1.spool"));
        queue.open();

        assertThat(counters.snapshot().dropped()).isEqualTo(Map.of(DropReason.UNREADABLE, 8L));
        assertThat(counters.snapshot().spooled()).isEqualTo(2);
        assertThat(queue.load(waits)).isEqualTo(EventStore.Loaded.NEVER);
        onItsWay.delivered();
        queue.remove(onItsWay);
        assertThat(counters.snapshot().spooled()).isZero();
        DeliveryFaultsTest.assertBalanced(counters.snapshot());

        write(queue, 10, 11);
        assertThat(queue.freshCount()).isOne();
        DeliveryEvent later = queue.takeFresh();
        assertThat(later.id()).isEqualTo("event-10");
        assertThat(later.key()).as("a key of its own").isGreaterThan(onItsWay.key()).isGreaterThan(waits.key());
        queue.close();
    }

    @Test
    void whatTheFileHasLostIsNotCountedAsSpooledAtTheEnd() throws Exception {
        SpoolQueue queue = new SpoolQueue(new DeliveryConfiguration.Spool(folder, 1L << 20, Duration.ZERO),
                new SpoolPlace(folder),
                clock, counters);
        queue.open();
        write(queue, 0, 3);
        queue.takeFresh();
        Files.delete(folder.resolve("payi-1.spool"));
        queue.open();
        queue.close();

        assertThat(counters.snapshot().spooled()).isZero();
        assertThat(counters.snapshot().dropped()).isEqualTo(Map.of(DropReason.UNREADABLE, 3L));
    }

    @Test
    void anEventThatThisProcessSpooledKeepsItsHeadersAndOneOfAnotherProcessIsParsed() {
        SpoolQueue queue = new SpoolQueue(new DeliveryConfiguration.Spool(folder, 1L << 20, Duration.ZERO),
                new SpoolPlace(folder),
                clock, counters);
        queue.open();
        handedOver.incrementAndGet();
        DeliveryEvent event = DeliveryEvent.accepted(counters, Delivery.arrival("own", clock), clock);
        OutgoingEvent content = IngestJson.content(event.source().build());
        event.written(content, 0);
        queue.write(List.of(event));

        assertThat(event.json()).isNull();
        assertThat(queue.takeFresh()).isSameAs(event);
        assertThat(event.content()).isEqualTo(content);
        queue.close();

        SpoolQueue next = new SpoolQueue(new DeliveryConfiguration.Spool(folder, 1L << 20, Duration.ZERO),
                new SpoolPlace(folder),
                clock, counters);
        next.open();
        DeliveryEvent found = next.takeFresh();
        assertThat(found.content()).isEqualTo(new OutgoingEvent("own", content.json()));
        next.close();
    }
}
