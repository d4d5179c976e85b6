package com.payi.cdi.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.Test;

import com.payi.cdi.UseCaseInstance;
import com.payi.cdi.spi.IngestAnswer;
import com.payi.cdi.spi.OutgoingEvent;
import com.payi.cdi.spi.OutgoingScore;

/** What the messages of a channel mean for events. The channel is the test's, with room for three messages. */
class EmitterSenderTest {
    private final Channel channel = new Channel();
    private final EmitterSender sender = new EmitterSender(channel) {
    };

    /** Keeps its messages until they are acknowledged. */
    private static final class Channel implements Emitter<String> {
        private static final int ROOM = 3;
        private final List<Message<String>> messages = new ArrayList<>();

        @Override
        public CompletionStage<Void> send(String payload) {
            throw new UnsupportedOperationException("without an acknowledgement");
        }

        @Override
        public <M extends Message<? extends String>> void send(M message) {
            if (messages.size() == ROOM) {
                throw new IllegalStateException("no room");
            }
            messages.add(Message.of(message.getPayload(), message::ack, message::nack));
        }

        @Override
        public void complete() {}

        @Override
        public void error(Exception failure) {}

        @Override
        public boolean isCancelled() {
            return false;
        }

        @Override
        public boolean hasRequests() {
            return messages.size() < ROOM;
        }
    }

    private static OutgoingEvent event(int number) {
        return new OutgoingEvent("event-" + number, "{\"provider_response_id\":\"event-" + number + "\"}");
    }

    @Test
    void aScoreIsAMessageToo() {
        OutgoingScore score = new OutgoingScore("payi_kpi_1", new UseCaseInstance("chat", "c-1"), "resolved", true,
                "{\"kpi\":\"resolved\"}");
        CompletableFuture<IngestAnswer> answer = sender.sendScore(score).toCompletableFuture();
        assertThat(channel.messages).extracting(Message::getPayload).containsExactly(score.json());
        assertThat(answer).isNotDone();
        channel.messages.get(0).ack();
        assertThat(answer.join().kind()).isEqualTo(IngestAnswer.Kind.DELIVERED);
    }

    @Test
    void anEventIsDeliveredWhenItsMessageIsAcknowledgedAndFailsWhenItIsRefusedOrFindsNoRoom() {
        CompletableFuture<List<IngestAnswer>> answers = sender.send(List.of(event(1), event(2), event(3), event(4)))
                .toCompletableFuture();
        assertThat(channel.messages).extracting(Message::getPayload).containsExactly(event(1).json(), event(2).json(),
                event(3).json());

        channel.messages.get(0).ack();
        channel.messages.get(1).nack(new IllegalStateException("the event: secret"));
        assertThat(answers).isNotDone();
        channel.messages.get(2).ack();

        assertThat(answers).isCompleted();
        assertThat(answers.join()).extracting(IngestAnswer::kind).containsExactly(IngestAnswer.Kind.DELIVERED,
                IngestAnswer.Kind.FAILED, IngestAnswer.Kind.DELIVERED, IngestAnswer.Kind.FAILED);
        assertThat(answers.join()).extracting(IngestAnswer::code).noneMatch(code -> code.contains("secret"));
    }
}
