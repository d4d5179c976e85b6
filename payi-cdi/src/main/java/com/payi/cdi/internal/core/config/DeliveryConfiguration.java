package com.payi.cdi.internal.core.config;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How events are delivered.
 *
 * @param queueCapacity events
 * @param queueMaxBytes bytes of events in memory, as JSON
 * @param overflow which event gives way when the queue is full
 * @param bulkThreshold the number of waiting events from which on they travel together; 0 for never
 * @param maxAttempts failures of one event while others got through
 * @param spool null for none
 * @param offlineFile null if events are sent
 */
public record DeliveryConfiguration(int queueCapacity, int queueMaxBytes, Overflow overflow, int maxInFlight,
        int bulkThreshold, int bulkMaxEvents, boolean gzip, Duration connectTimeout, Duration requestTimeout,
        Duration shutdownTimeout, Duration initialDelay, Duration maxDelay, int maxAttempts, Duration maxAge, Spool spool,
        Path offlineFile) {
    /** Which event gives way when the queue is full. */
    public enum Overflow {
        DROP_NEWEST, DROP_OLDEST
    }

    /**
     * Where events survive the process.
     *
     * @param fsyncInterval zero to force each write to the disk
     */
    public record Spool(Path directory, long maxBytes, Duration fsyncInterval) {}
}
