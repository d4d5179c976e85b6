package com.payi.cdi.internal.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import com.payi.cdi.IngestStatistics.DropReason;
import com.payi.cdi.testing.LogCapture;
import com.payi.testkit.FakePayi;

/** Events are built on the delivering thread, and nothing that goes wrong there ends it. */
class EventSourceTest {
    private final FakePayi payi = FakePayi.start();
    private final LogCapture log = new LogCapture();
    private final Delivery delivery = Delivery.to(payi);

    @AfterEach
    void stop() {
        delivery.close();
        payi.close();
        log.close();
        DeliveryFaultsTest.assertBalanced(delivery.counts());
    }

    static EventSource source(String hint, Supplier<IngestEvent> event) {
        return new EventSource() {
            @Override
            public String idHint() {
                return hint;
            }

            @Override
            public long estimatedBytes() {
                return 100;
            }

            @Override
            public IngestEvent build() {
                return event.get();
            }
        };
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> IngestEvent failing(Throwable failure) throws E {
        throw (E) failure;
    }

    @Test
    void anEventIsBuiltOnTheIntakeThread() {
        AtomicReference<String> thread = new AtomicReference<>();
        delivery.start().offer(source("hint", () -> {
            thread.set(Thread.currentThread().getName());
            return Delivery.event("built");
        }));

        await().untilAsserted(() -> assertThat(delivery.counts().delivered()).isOne());
        assertThat(thread).hasValue("payi-intake");
        assertThat(payi.idCounts()).containsOnlyKeys("built");
    }

    @Test
    void aBuildThatThrowsCostsItsOwnEventOnly() {
        delivery.start();
        delivery.offer(source("host-1", () -> EventSourceTest.<RuntimeException>failing(new IllegalStateException("no"))));
        delivery.offer(source("host-2", () -> EventSourceTest.<RuntimeException>failing(new StackOverflowError())));
        delivery.offer(source("host-3", () -> EventSourceTest.<RuntimeException>failing(new IOException("unchecked"))));
        delivery.offer(source("host-4", () -> null));
        delivery.offer(source("host-5", () -> {
            Thread.currentThread().interrupt();
            return Delivery.event("interrupting");
        }));
        delivery.offer(0, 10);

        await().untilAsserted(() -> assertThat(delivery.counts().delivered()).isEqualTo(11));
        assertThat(delivery.counts().dropped()).containsExactly(Map.entry(DropReason.UNREADABLE, 4L));
        assertThat(delivery.counts().queued()).isZero();
        assertThat(log.lines()).filteredOn(line -> line.contains("PAYI00324")).singleElement().asString().contains("host-1");
        assertThat(log.lines()).noneMatch(line -> line.contains("PAYI00307"));
    }

    @Test
    void whatWaitsAtTheEndIsStillBuiltAndDelivered() throws InterruptedException {
        CountDownLatch building = new CountDownLatch(1);
        CountDownLatch closing = new CountDownLatch(1);
        delivery.start().offer(source("first", () -> {
            building.countDown();
            await().atMost(Duration.ofSeconds(10)).until(() -> closing.getCount() == 0);
            return Delivery.event("first");
        }));
        building.await();
        delivery.offer(0, 20);
        closing.countDown();
        delivery.close();

        assertThat(delivery.counts().delivered()).isEqualTo(21);
        assertThat(payi.idCounts()).hasSize(21);
    }
}
