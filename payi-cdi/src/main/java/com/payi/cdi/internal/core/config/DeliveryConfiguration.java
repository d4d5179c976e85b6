package com.payi.cdi.internal.core.config;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How events are delivered.
 *
 * @param queueCapacity events
 * @param queueMaxBytes bytes that events keep in memory
 * @param overflow which event is dropped when the queue is full
 * @param linger how long events gather to be sent together; zero for not at all
 * @param bulkThreshold the number of waiting events from which on they are sent together, whatever they are; 0 for never
 * @param maxAttempts how often one event may fail while others are delivered
 * @param spool null for none
 * @param offlineFile null if events are sent
 * @param kafka null if the application has nothing to do with Kafka
 */
public record DeliveryConfiguration(int queueCapacity, int queueMaxBytes, Overflow overflow, int maxInFlight,
        Sending sending, Duration linger, int bulkThreshold, int bulkMaxEvents, boolean gzip, Duration connectTimeout,
        Duration requestTimeout,
        Duration shutdownTimeout, Duration initialDelay, Duration maxDelay, int maxAttempts, Duration maxAge, Spool spool,
        Path offlineFile, KafkaConfiguration kafka) {
    /** Where events go. */
    public enum Sender {
        /** To Pay-i. */
        HTTP,
        /** To a topic, from which a relay sends them to Pay-i. */
        KAFKA
    }

    /** Which event is dropped when the queue is full. */
    public enum Overflow {
        DROP_NEWEST, DROP_OLDEST
    }

    /** Which events are sent on their own. */
    public enum Sending {
        /** Those whose result is needed, and those that no other one comes close to. */
        AUTO,
        /** All. */
        SINGLE,
        /** Those only that no other one comes close to. */
        TOGETHER
    }

    /** Whether events are published to Kafka instead of being sent to Pay-i. */
    public boolean publishes() {
        return kafka != null && kafka.publishes();
    }

    /**
     * The same for a relay, which keeps nothing on disk: the broker has the events until they are delivered.
     *
     * @param maxEvents how many events may wait in memory
     */
    public DeliveryConfiguration forRelay(int maxEvents) {
        return new DeliveryConfiguration(maxEvents, queueMaxBytes, Overflow.DROP_NEWEST, maxInFlight,
                sending == Sending.SINGLE ? sending : Sending.TOGETHER, linger, bulkThreshold, bulkMaxEvents, gzip,
                connectTimeout, requestTimeout, shutdownTimeout, initialDelay, maxDelay, maxAttempts, maxAge, null, null,
                null);
    }

    /**
     * Keeps events on disk, so that they survive the process.
     *
     * @param fsyncInterval zero to force each write to the disk
     */
    public record Spool(Path directory, long maxBytes, Duration fsyncInterval) {}
}
