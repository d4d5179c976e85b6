package com.payi.cdi.internal.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.payi.cdi.IngestStatistics.DropReason;
import com.payi.cdi.testing.LogCapture;
import com.payi.testkit.FakePayi;

/** From the end of a call to the disk: which thread does it, and what a failure of it costs. */
class IntakeTest {
    @TempDir
    Path temp;
    private final FakePayi payi = FakePayi.start();
    private final LogCapture log = new LogCapture();
    private final Delivery delivery = Delivery.to(payi);

    @AfterEach
    void stop() {
        delivery.close();
        DeliveryFaultsTest.assertBalanced(delivery.counts());
        payi.close();
        log.close();
    }

    private record Source(boolean isQuick, LongSupplier size, Supplier<String> hint, Supplier<IngestEvent> event)
            implements
                EventSource {
        Source(boolean isQuick, Supplier<String> hint, Supplier<IngestEvent> event) {
            this(isQuick, () -> 1000, hint, event);
        }

        @Override
        public String idHint() {
            return hint.get();
        }

        @Override
        public long estimatedBytes() {
            return size.getAsLong();
        }

        @Override
        public IngestEvent build() {
            return event.get();
        }
    }

    private Source quick(String id, AtomicReference<Thread> builtOn) {
        return new Source(true, () -> id, () -> {
            builtOn.set(Thread.currentThread());
            return Delivery.event(id);
        });
    }

    private Delivery spooling() {
        return delivery.with("payi.ingest.spool.directory", temp.resolve("spool").toString());
    }

    private boolean hasJournal() {
        try (Stream<Path> files = Files.list(temp.resolve("spool"))) {
            return files.anyMatch(file -> file.toString().contains(".journal-"));
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void aQuickEventIsOnDiskWhenItsCallReturns() {
        CountDownLatch hangs = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        spooling().madeBy(() -> {
            hangs.countDown();
            try {
                // The delivering thread hangs, and nothing of it is needed.
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new IllegalStateException("never made");
        }).with("payi.ingest.shutdown-timeout", "100").start();
        // From then on, no other thread has anything to do with the journal: a call does not wait for one that has.
        delivery.offer("first");
        await().until(() -> hangs.getCount() == 0);
        AtomicReference<Thread> builtOn = new AtomicReference<>();
        delivery.offer(quick("a", builtOn));
        assertThat(builtOn).hasValue(Thread.currentThread());
        assertThat(delivery.counts().timeToDisk().events()).isEqualTo(2);

        delivery.offer(quick("b", builtOn));
        assertThat(delivery.counts().timeToDisk().events()).isEqualTo(3);
        assertThat(delivery.counts().timeToDisk().max()).isPositive();
        never.countDown();
    }

    @Test
    void withoutASpoolTheCallingThreadBuildsNothing() {
        delivery.start();
        AtomicReference<Thread> builtOn = new AtomicReference<>();
        delivery.offer(quick("a", builtOn));
        await().until(() -> delivery.counts().delivered() == 1);
        assertThat(builtOn.get().getName()).isEqualTo("payi-intake");
        assertThat(delivery.counts().timeToDisk().events()).isZero();
    }

    @Test
    void anErrorOfAnEventReachesNoCallerAndIsCounted() {
        spooling().start();
        await().until(this::hasJournal);
        delivery.offer(new Source(false, () -> {
            throw new OutOfMemoryError("on purpose");
        }, () -> "a", () -> null));
        delivery.offer(new Source(false, () -> {
            throw new OutOfMemoryError("on purpose");
        }, () -> null));
        delivery.offer(new Source(true, () -> "b", () -> {
            throw new NoClassDefFoundError("on purpose");
        }));
        delivery.offer(new Source(false, () -> "c", () -> {
            throw new OutOfMemoryError("on purpose");
        }));
        delivery.offer("whole");

        await().until(() -> delivery.counts().delivered() == 1);
        assertThat(delivery.counts().offered()).isEqualTo(5);
        assertThat(delivery.counts().dropped()).containsEntry(DropReason.UNREADABLE, 4L);
        assertThat(log.lines()).anyMatch(line -> line.contains("PAYI00332"));
    }

    @Test
    void anEventThatIsBuiltForEverHoldsUpNoEnd() {
        CountDownLatch hangs = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        delivery.with("payi.ingest.shutdown-timeout", "100").start();
        delivery.offer(new Source(false, () -> "hangs", () -> {
            hangs.countDown();
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Delivery.event("hangs");
        }));
        await().until(() -> hangs.getCount() == 0);
        delivery.offer("behind it");
        delivery.close();
        // The end of the delivery does not wait for its thread longer than for a while.
        await().untilAsserted(() -> assertThat(delivery.counts().dropped()).containsEntry(DropReason.SHUTDOWN, 1L));
        assertThat(delivery.counts().queued()).as("the one that is being built").isOne();
        never.countDown();
    }

    @Test
    void withoutAKeyNothingIsSentAndTheSpoolStaysAsItIs() throws IOException {
        // A Pay-i of its own: what is under way at its end does not arrive at the other one.
        try (FakePayi away = FakePayi.start().failNext(100_000, 500, "{}");
                Delivery before = Delivery.to(away).with("payi.ingest.spool.directory", temp.resolve("spool").toString())
                        .with("payi.ingest.shutdown-timeout", "100").start()) {
            before.offer(0, 10);
            await().until(() -> before.counts().spooled() == 10);
        }
        spooling().withoutKey().start();
        delivery.awaitTwoRounds();
        assertThat(payi.requests()).isEmpty();
        assertThat(delivery.counts().offered()).isZero();

        try (Delivery after = Delivery.to(payi).with("payi.ingest.spool.directory", temp.resolve("spool").toString()).start()) {
            await().until(() -> after.counts().delivered() == 10);
        }
    }
}
