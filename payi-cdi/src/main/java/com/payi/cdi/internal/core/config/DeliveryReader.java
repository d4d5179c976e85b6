package com.payi.cdi.internal.core.config;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

import com.payi.cdi.internal.core.log.DeliveryLogger;
import com.payi.cdi.internal.core.log.PayiLogger;

/** Reads and checks how events are delivered. */
final class DeliveryReader {
    private static final String SPOOL_LIBRARY = "org.h2.mvstore.MVStore";

    private final ConfigLookup lookup;
    private final ValueReader values;
    private final List<String> problems;

    DeliveryReader(ConfigLookup lookup, ValueReader values, List<String> problems) {
        this.lookup = lookup;
        this.values = values;
        this.problems = problems;
    }

    DeliveryConfiguration read() {
        DeliveryConfiguration.Spool spool = spool();
        Path offlineFile = path(ConfigKey.OFFLINE_FILE);
        if (spool != null && offlineFile != null) {
            problems.add(DeliveryLogger.LOG.spoolAndOfflineFile());
        }
        KafkaConfiguration kafka = new KafkaReader(lookup, values, problems).read();
        if (kafka != null && kafka.publishes() && offlineFile != null) {
            problems.add(DeliveryLogger.LOG.kafkaAndOfflineFile());
        }
        return new DeliveryConfiguration(
                values.number(ConfigKey.QUEUE_CAPACITY, "a number of events, 1 or more", 1),
                values.number(ConfigKey.QUEUE_MAX_BYTES, "a number of bytes, 1024 or more", 1024),
                values.choice(ConfigKey.OVERFLOW, DeliveryConfiguration.Overflow.class),
                values.number(ConfigKey.MAX_IN_FLIGHT, "a number of requests, 1 or more", 1),
                values.choice(ConfigKey.SENDING, DeliveryConfiguration.Sending.class),
                values.duration(ConfigKey.LINGER, 0),
                values.number(ConfigKey.BULK_THRESHOLD, "a number of events, or 0 for never", 0),
                values.number(ConfigKey.BULK_MAX_EVENTS, "a number of events, 1 or more", 1),
                values.flag(ConfigKey.GZIP),
                values.duration(ConfigKey.CONNECT_TIMEOUT, 1),
                values.duration(ConfigKey.REQUEST_TIMEOUT, 1),
                values.duration(ConfigKey.SHUTDOWN_TIMEOUT, 1),
                values.duration(ConfigKey.RETRY_INITIAL_DELAY, 1),
                values.duration(ConfigKey.RETRY_MAX_DELAY, 1),
                values.number(ConfigKey.RETRY_MAX_ATTEMPTS, "a number of attempts, 1 or more", 1),
                values.duration(ConfigKey.RETRY_MAX_AGE, 1000),
                spool, offlineFile, kafka);
    }

    private DeliveryConfiguration.Spool spool() {
        Path directory = path(ConfigKey.SPOOL_DIRECTORY);
        DeliveryConfiguration.Spool spool = new DeliveryConfiguration.Spool(directory,
                values.number(ConfigKey.SPOOL_MAX_BYTES, "a number of bytes, 1048576 or more", 1024 * 1024, Long.MAX_VALUE),
                values.duration(ConfigKey.SPOOL_FSYNC_INTERVAL, 0));
        if (directory != null && !isSpoolLibraryPresent()) {
            problems.add(DeliveryLogger.LOG.spoolLibraryMissing(ConfigKey.SPOOL_DIRECTORY.key()));
        }
        return directory == null ? null : spool;
    }

    private static boolean isSpoolLibraryPresent() {
        try {
            Class.forName(SPOOL_LIBRARY, false, DeliveryReader.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }

    private Path path(ConfigKey key) {
        String text = values.text(key);
        try {
            return text == null ? null : Path.of(text);
        } catch (InvalidPathException e) {
            problems.add(PayiLogger.LOG.configurationValue(key.key(), text, "the name of a file or directory"));
            return null;
        }
    }
}
