package com.payi.cdi.internal.edge.broker;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArraySerializer;

import com.payi.cdi.internal.core.config.DeliveryConfiguration;
import com.payi.cdi.internal.core.config.KafkaConfiguration;
import com.payi.cdi.internal.core.log.DeliveryLogger;
import com.payi.cdi.internal.core.log.LogText;
import com.payi.cdi.internal.core.log.ThrottledLog;
import com.payi.cdi.spi.IngestAnswer;

/** Writes records that can never be delivered to a topic of their own, unchanged, with the reason in headers. */
final class DeadLetters implements AutoCloseable {
    static final String ERROR_CODE = "payi.error.code";
    private static final String ERROR_STATUS = "payi.error.status";
    private static final String ERROR_MESSAGE = "payi.error.message";
    private static final String SOURCE = "payi.source";

    private final String topic;
    private final Producer<byte[], byte[]> producer;
    private final ThrottledLog throttled = new ThrottledLog();

    DeadLetters(KafkaConfiguration kafka, DeliveryConfiguration delivery) {
        Map<String, Object> properties = ClientProperties.ofProducer(kafka, delivery);
        this.topic = kafka.relay().deadLetterTopic();
        this.producer = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /**
     * The record ends when the broker has it, and is to be set aside again if that fails.
     *
     * @return false if the client did not take the record: it has waited for the broker in vain
     */
    boolean write(RelayedEvent event) {
        ConsumerRecord<byte[], byte[]> raw = event.raw();
        IngestAnswer why = event.refusal();
        ProducerRecord<byte[], byte[]> copy = new ProducerRecord<>(topic, null, raw.key(), raw.value(), raw.headers());
        header(copy.headers(), ERROR_CODE, why.code());
        header(copy.headers(), ERROR_STATUS, Integer.toString(why.status()));
        header(copy.headers(), ERROR_MESSAGE, why.message());
        header(copy.headers(), SOURCE, raw.topic() + "-" + raw.partition() + "@" + raw.offset());
        throttled.warn(why.code(), () -> DeliveryLogger.LOG.deadLettered(raw.offset(), raw.topic() + "-" + raw.partition(),
                topic, LogText.of(why.code())));
        try {
            producer.send(copy, (metadata, failure) -> ended(event, failure));
            return true;
        } catch (KafkaException | IllegalStateException e) {
            failed(e);
            return false;
        }
    }

    private void ended(RelayedEvent event, Exception failure) {
        if (failure == null) {
            event.finished();
        } else {
            failed(failure);
            event.setAside(event.refusal());
        }
    }

    private void failed(Exception failure) {
        throttled.warn("failed", () -> DeliveryLogger.LOG.deadLetterFailed(topic, LogText.of(failure)));
    }

    private static void header(Headers headers, String name, String value) {
        headers.remove(name);
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        producer.close();
    }
}
