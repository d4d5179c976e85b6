package com.payi.it.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;

/** What topics hold. */
final class Records {
    private final Broker broker;

    Records(Broker broker) {
        this.broker = broker;
    }

    /** @param headers names, without values */
    void publish(String topic, String key, String value, String... headers) throws Exception {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(Map.of("bootstrap.servers", broker.servers()),
                new StringSerializer(), new StringSerializer())) {
            ProducerRecord<String, String> record = new ProducerRecord<>(topic, key, value);
            for (String header : headers) {
                record.headers().add(header, new byte[0]);
            }
            producer.send(record).get();
        }
    }

    /** Waits for so many records. */
    List<ConsumerRecord<String, String>> of(String topic, int partitions, int number) {
        List<ConsumerRecord<String, String>> all = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", broker.servers(), "auto.offset.reset", "earliest"), new StringDeserializer(),
                new StringDeserializer())) {
            List<TopicPartition> names = new ArrayList<>();
            for (int partition = 0; partition < partitions; partition++) {
                names.add(new TopicPartition(topic, partition));
            }
            consumer.assign(names);
            consumer.seekToBeginning(names);
            Awaitility.await().atMost(Duration.ofMinutes(3)).until(() -> {
                consumer.poll(Duration.ofMillis(100)).forEach(all::add);
                return all.size() >= number;
            });
        }
        return all;
    }

    static String header(ConsumerRecord<?, ?> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
