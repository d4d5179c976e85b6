package com.payi.cdi.internal.edge.broker;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.producer.ProducerConfig;

import com.payi.cdi.internal.core.config.DeliveryConfiguration;
import com.payi.cdi.internal.core.config.KafkaConfiguration;

/** The properties of Kafka's clients: the user's own, below those that the promise of the delivery rests on. */
final class ClientProperties {
    /** A tenth of a second of patience for answers that come just in time. */
    private static final long MARGIN_MILLIS = 100;
    private static final long LONGEST_REQUEST_MILLIS = 30_000;
    private static final int LINGER_MILLIS = 5;

    private ClientProperties() {}

    /** For a producer that answers within the time that a request to Pay-i may take. */
    static Map<String, Object> ofProducer(KafkaConfiguration kafka, DeliveryConfiguration delivery) {
        long answer = Math.max(MARGIN_MILLIS, delivery.requestTimeout().toMillis() - MARGIN_MILLIS);
        int linger = (int) Math.min(LINGER_MILLIS, answer / 4);
        Map<String, Object> properties = new HashMap<>();
        properties.put(ProducerConfig.CLIENT_ID_CONFIG, "payi");
        properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "gzip");
        properties.put(ProducerConfig.LINGER_MS_CONFIG, linger);
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) Math.min(LONGEST_REQUEST_MILLIS, answer / 2));
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) answer);
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, millis(delivery.connectTimeout()));
        copy(kafka, ProducerConfig.configNames(), properties);
        // An event counts as delivered when the broker has it for certain, once and in all replicas.
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        return properties;
    }

    /** For a consumer that commits nothing by itself. */
    static Map<String, Object> ofConsumer(KafkaConfiguration kafka) {
        Map<String, Object> properties = new HashMap<>();
        properties.put(ConsumerConfig.CLIENT_ID_CONFIG, "payi-relay");
        // What was published before the group existed is not skipped.
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        copy(kafka, ConsumerConfig.configNames(), properties);
        properties.put(ConsumerConfig.GROUP_ID_CONFIG, kafka.relay().group());
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        return properties;
    }

    /** After how long without a sign of life the broker gives the partitions of a consumer to others. */
    static Duration session(Map<String, Object> ofConsumer) {
        return Duration.ofMillis(new ConsumerConfig(ofConsumer).getInt(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG));
    }

    /** One set of properties serves both clients, which warn about what they do not know. */
    private static void copy(KafkaConfiguration kafka, Set<String> known, Map<String, Object> properties) {
        kafka.properties().forEach((name, value) -> {
            if (known.contains(name)) {
                properties.put(name, value);
            }
        });
    }

    private static long millis(Duration duration) {
        return Math.max(1, duration.toMillis());
    }
}
