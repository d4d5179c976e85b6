package com.payi.cdi.internal.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.junit.jupiter.api.Test;

import com.payi.cdi.spi.IngestAnswer;
import com.payi.cdi.spi.IngestSender;
import com.payi.cdi.spi.OutgoingEvent;
import com.payi.testkit.FakePayi;

/** An application that waits until its events have arrived. */
class FlushTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    /** Answers when the test lets it. */
    private static final class HeldSender implements IngestSender {
        private final Queue<Runnable> answers = new ConcurrentLinkedQueue<>();
        private final IngestAnswer answer;

        HeldSender() {
            this(IngestAnswer.delivered());
        }

        HeldSender(IngestAnswer answer) {
            this.answer = answer;
        }

        @Override
        public CompletionStage<List<IngestAnswer>> send(List<OutgoingEvent> events) {
            CompletableFuture<List<IngestAnswer>> held = new CompletableFuture<>();
            answers.add(() -> held.complete(Collections.nCopies(events.size(), answer)));
            return held;
        }

        void answerAll() {
            for (Runnable answer = answers.poll(); answer != null; answer = answers.poll()) {
                answer.run();
            }
        }
    }

    @Test
    void whatWasAcceptedHasArrivedAlthoughEventsWaitForOthersForAnHour() {
        try (FakePayi payi = FakePayi.start();
                Delivery delivery = Delivery.to(payi).with("payi.ingest.linger", "1h").start()) {
            delivery.offer("first");
            assertThat(delivery.flush(LONG)).isTrue();
            assertThat(payi.idCounts()).containsOnlyKeys("first");

            delivery.offer(0, 30);
            assertThat(delivery.flush(LONG)).isTrue();
            assertThat(payi.distinctIds()).isEqualTo(31);
        }
    }

    @Test
    void withoutEventsThereIsNothingToWaitFor() {
        try (FakePayi payi = FakePayi.start(); Delivery delivery = Delivery.to(payi).start()) {
            assertThat(delivery.flush(LONG)).isTrue();
        }
    }

    @Test
    void aPayiThatDoesNotAnswerIsWaitedForNoLongerThanTheTimeAndNothingIsThrown() {
        HeldSender sender = new HeldSender();
        try (Delivery delivery = new Delivery().sentBy(sender).start()) {
            delivery.offer("late");
            await().until(() -> !sender.answers.isEmpty());

            assertThat(delivery.flush(Duration.ofMillis(50))).isFalse();
            assertThat(delivery.flush(Duration.ZERO)).isFalse();

            sender.answerAll();
            assertThat(delivery.flush(LONG)).isTrue();
            assertThat(delivery.counts().delivered()).isEqualTo(1);
        }
    }

    @Test
    void anEventThatComesLaterIsNotWaitedFor() {
        HeldSender sender = new HeldSender();
        try (Delivery delivery = new Delivery().with("payi.ingest.send", "single").sentBy(sender).start()) {
            delivery.offer("before");
            await().until(() -> !sender.answers.isEmpty());
            CompletableFuture<Boolean> flushed = CompletableFuture.supplyAsync(() -> delivery.flush(LONG));
            await().until(delivery::isFlushing);
            Runnable before = sender.answers.poll();
            delivery.awaitTwoRounds();
            delivery.offer("after");
            await().until(() -> !sender.answers.isEmpty());
            before.run();

            assertThat(flushed).succeedsWithin(LONG).isEqualTo(true);
            assertThat(delivery.counts().queued()).isEqualTo(1);
            sender.answerAll();
            assertThat(delivery.flush(LONG)).isTrue();
        }
    }

    @Test
    void aRefusedEventHasNotArrived() {
        HeldSender sender = new HeldSender(IngestAnswer.rejected(400, "invalid_limit_ids", null));
        try (Delivery delivery = new Delivery().sentBy(sender).start()) {
            delivery.offer("refused");
            await().until(() -> !sender.answers.isEmpty());
            CompletableFuture<Boolean> flushed = CompletableFuture.supplyAsync(() -> delivery.flush(LONG));
            await().until(delivery::isFlushing);
            sender.answerAll();
            assertThat(flushed).succeedsWithin(LONG).isEqualTo(false);
            assertThat(delivery.counts().rejected()).isEqualTo(1);
        }
    }

    @Test
    void anInterruptedThreadStaysInterrupted() {
        HeldSender sender = new HeldSender();
        try (Delivery delivery = new Delivery().sentBy(sender).start()) {
            delivery.offer("late");
            await().until(() -> !sender.answers.isEmpty());
            Thread.currentThread().interrupt();

            assertThat(delivery.flush(LONG)).isFalse();
            assertThat(Thread.interrupted()).isTrue();
            sender.answerAll();
        }
    }
}
