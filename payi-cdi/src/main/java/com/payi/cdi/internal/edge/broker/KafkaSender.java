package com.payi.cdi.internal.edge.broker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.StringSerializer;

import com.payi.cdi.internal.core.config.DeliveryConfiguration;
import com.payi.cdi.internal.core.config.KafkaConfiguration;
import com.payi.cdi.internal.core.delivery.CloseableSender;
import com.payi.cdi.spi.IngestAnswer;
import com.payi.cdi.spi.OutgoingEvent;
import com.payi.cdi.spi.OutgoingScore;

/**
 * Publishes events to a topic: the id is the key, so that an event and its repetition share a partition; the event as an
 * item of Pay-i's bulk interface is the value. Pay-i's key is in no record.
 */
public final class KafkaSender implements CloseableSender {
    /** The broker refuses a record for its size: no other attempt would end in another way. */
    static final String TOO_LARGE = "record_too_large";
    /** A header of a record whose event another record may hold, too. */
    private static final String PUBLISHED_AGAIN = "payi.published-again";
    private static final Duration LAST_ANSWERS = Duration.ofMillis(500);

    private final String topic;
    private final Producer<String, String> producer;

    public KafkaSender(DeliveryConfiguration delivery) {
        KafkaConfiguration kafka = delivery.kafka();
        Map<String, Object> properties = ClientProperties.ofProducer(kafka, delivery);
        this.topic = kafka.topic();
        this.producer = new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer());
    }

    @Override
    public String keyOrigin() {
        return "The user and password of Kafka are properties of its client (payi.kafka.*): correct them";
    }

    @Override
    public CompletionStage<List<IngestAnswer>> send(List<OutgoingEvent> events) {
        List<CompletableFuture<IngestAnswer>> answers = new ArrayList<>(events.size());
        IngestAnswer unreachable = null;
        for (OutgoingEvent event : events) {
            CompletableFuture<IngestAnswer> answer = unreachable == null
                    ? publish(new ProducerRecord<>(topic, event.id(), event.json()))
                    : CompletableFuture.completedFuture(unreachable);
            answers.add(answer);
            if (answer.isDone() && answer.join().kind() == IngestAnswer.Kind.FAILED) {
                // The client has waited for the broker in vain: it is not to wait once for each event.
                unreachable = answer.join();
            }
        }
        return CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
                .thenApply(done -> answers.stream().map(CompletableFuture::join).toList());
    }

    @Override
    public CompletionStage<List<IngestAnswer>> sendAgain(OutgoingEvent event) {
        ProducerRecord<String, String> record = new ProducerRecord<>(topic, event.id(), event.json());
        record.headers().add(PUBLISHED_AGAIN, new byte[0]);
        return publish(record).thenApply(List::of);
    }

    /** Whether Pay-i may have the event of a record from another one. */
    static boolean isPublishedAgain(Headers headers) {
        return headers.lastHeader(PUBLISHED_AGAIN) != null;
    }

    /** All scores of a KPI of an instance share a partition, and so stay in order. */
    @Override
    public CompletionStage<IngestAnswer> sendScore(OutgoingScore score) {
        return publish(new ProducerRecord<>(topic,
                score.instance().name() + "/" + score.instance().id() + "/" + score.kpi(), score.json()));
    }

    private CompletableFuture<IngestAnswer> publish(ProducerRecord<String, String> record) {
        CompletableFuture<IngestAnswer> answer = new CompletableFuture<>();
        try {
            producer.send(record,
                    (metadata, failure) -> answer.complete(failure == null ? IngestAnswer.delivered() : answerTo(failure)));
        } catch (KafkaException | IllegalStateException e) {
            answer.complete(answerTo(e));
        }
        return answer;
    }

    private static IngestAnswer answerTo(Exception failure) {
        return failure instanceof RecordTooLargeException
                ? IngestAnswer.rejected(0, TOO_LARGE,
                        "raise " + ProducerConfig.MAX_REQUEST_SIZE_CONFIG + " of the client (payi.kafka.max.request.size) and "
                                + "max.message.bytes of the topic, or lower payi.capture.max-bytes")
                // Kafka's messages name topics and brokers, never what a record holds.
                : IngestAnswer.failed(0, failure.getClass().getSimpleName() + ": " + failure.getMessage());
    }

    @Override
    public void close() {
        producer.close(LAST_ANSWERS);
    }
}
