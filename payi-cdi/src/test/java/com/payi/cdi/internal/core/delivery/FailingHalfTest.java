package com.payi.cdi.internal.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Collections;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.payi.cdi.spi.IngestAnswer;
import com.payi.cdi.spi.IngestSender;

/** Half of the requests fail, by chance: the delivery keeps up with the events that come. */
class FailingHalfTest {
    private static final int EVENTS = 500;
    private static final int RATE = 100;

    private final Set<String> delivered = ConcurrentHashMap.newKeySet();
    private final Delivery delivery = new Delivery().with("payi.ingest.retry.initial-delay", "500")
            .with("payi.ingest.retry.max-delay", "2000");
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

    @AfterEach
    void stop() {
        timer.shutdownNow();
        delivery.close();
        DeliveryFaultsTest.assertBalanced(delivery.counts());
    }

    /** Without HTTP, of which a busy machine does not do enough in this time. */
    private IngestSender sender(int millis) {
        SplittableRandom random = new SplittableRandom(5);
        Executor later = CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS);
        return events -> {
            boolean fails = random.nextBoolean();
            return CompletableFuture.supplyAsync(() -> {
                if (!fails) {
                    events.forEach(event -> delivered.add(event.id()));
                }
                return Collections.nCopies(events.size(), fails ? IngestAnswer.failed(500, "no") : IngestAnswer.delivered());
            }, later);
        };
    }

    @ParameterizedTest(name = "{0} requests in flight")
    @CsvSource({"4, 10", "1, 2"})
    void theBacklogDoesNotGrow(String inFlight, int millis) {
        // What gathers would be a backlog, too.
        delivery.with("payi.ingest.max-in-flight", inFlight).with("payi.ingest.linger", "0")
                .sentBy(sender(millis)).start();
        AtomicInteger offered = new AtomicInteger();
        AtomicLong most = new AtomicLong();
        timer.scheduleAtFixedRate(() -> {
            if (offered.get() < EVENTS) {
                delivery.offer("event-" + offered.getAndIncrement());
                most.accumulateAndGet(delivery.counts().queued(), Math::max);
            }
        }, 0, 1000 / RATE, TimeUnit.MILLISECONDS);
        await().atMost(Duration.ofMinutes(1)).until(() -> offered.get() == EVENTS);
        assertThat(most.get()).as("of %d events", EVENTS).isLessThan(EVENTS / 2);
        await().atMost(Duration.ofMinutes(1)).until(() -> delivery.counts().delivered() == EVENTS);
        assertThat(delivered).hasSize(EVENTS);
        assertThat(delivery.counts().droppedTotal()).isZero();
    }
}
