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
 */
public record DeliveryConfiguration(int queueCapacity, int queueMaxBytes, Overflow overflow, int maxInFlight,
        Sending sending, Duration linger, int bulkThreshold, int bulkMaxEvents, boolean gzip, Duration connectTimeout,
        Duration requestTimeout,
        Duration shutdownTimeout, Duration initialDelay, Duration maxDelay, int maxAttempts, Duration maxAge, Spool spool,
        Path offlineFile) {
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

    /**
     * Keeps events on disk, so that they survive the process.
     *
     * @param fsyncInterval zero to force each write to the disk
     */
    public record Spool(Path directory, long maxBytes, Duration fsyncInterval) {}
}
