package com.payi.cdi.messaging;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Message;

import com.payi.cdi.spi.IngestAnswer;
import com.payi.cdi.spi.IngestSender;
import com.payi.cdi.spi.OutgoingEvent;
import com.payi.cdi.spi.OutgoingScore;

/**
 * Sends events to a channel of MicroProfile Reactive Messaging, and so to any broker that has a connector, such as AMQP or
 * Pulsar. Make a bean of it that names the channel:
 *
 * <pre>
 * &#64;ApplicationScoped
 * public class EventChannel extends EmitterSender {
 *     &#64;Inject
 *     public EventChannel(&#64;Channel("payi-events") &#64;OnOverflow(value = BUFFER, bufferSize = 1000) Emitter&lt;String&gt; emitter) {
 *         super(emitter);
 *     }
 *
 *     protected EventChannel() {}
 * }
 * </pre>
 *
 * An event counts as delivered when its message is acknowledged, which a connector does once the broker has it. A message
 * that is refused, or that the channel has no room for, is a failed attempt: the event is sent again later.
 *
 * @since 0.1
 */
public abstract class EmitterSender implements IngestSender {
    private final Emitter<String> emitter;

    /**
     * A sender to one channel.
     *
     * @param emitter of the channel
     * @throws NullPointerException if it is null
     */
    protected EmitterSender(Emitter<String> emitter) {
        this.emitter = Objects.requireNonNull(emitter, "emitter");
    }

    /** For the proxy that the container puts in front of a bean. */
    protected EmitterSender() {
        this.emitter = null;
    }

    /**
     * The message for an event or a score: its payload is the event, as an item of Pay-i's bulk interface, or the score. Override it to add what the
     * broker needs, such as the event's id as the key of a record.
     *
     * @param event the event
     * @return a message, whose acknowledgement the sender adds
     */
    protected Message<String> message(OutgoingEvent event) {
        return Message.of(event.json());
    }

    @Override
    public CompletionStage<List<IngestAnswer>> send(List<OutgoingEvent> events) {
        List<CompletableFuture<IngestAnswer>> answers = new ArrayList<>(events.size());
        for (OutgoingEvent event : events) {
            answers.add(send(event));
        }
        return CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
                .thenApply(done -> answers.stream().map(CompletableFuture::join).toList());
    }

    /** The message of a score is made as that of an event, from {@link OutgoingScore#json()}. */
    @Override
    public CompletionStage<IngestAnswer> sendScore(OutgoingScore score) {
        return send(new OutgoingEvent(score.id(), score.json()));
    }

    private CompletableFuture<IngestAnswer> send(OutgoingEvent event) {
        CompletableFuture<IngestAnswer> answer = new CompletableFuture<>();
        try {
            emitter.send(message(event).withAck(() -> {
                answer.complete(IngestAnswer.delivered());
                return CompletableFuture.completedFuture(null);
            }).withNack(failure -> {
                answer.complete(failed(failure));
                return CompletableFuture.completedFuture(null);
            }));
        } catch (RuntimeException e) {
            // The channel has no room or is closed.
            answer.complete(failed(e));
        }
        return answer;
    }

    /** A message may quote the event, the name of a class does not. */
    private static IngestAnswer failed(Throwable failure) {
        return IngestAnswer.failed(0, failure.getClass().getSimpleName());
    }
}
