package com.payi.cdi.internal.edge.broker;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import com.payi.cdi.IngestStatistics;
import com.payi.cdi.internal.core.config.DeliveryConfiguration;
import com.payi.cdi.internal.core.config.KafkaConfiguration;
import com.payi.cdi.internal.core.config.PayiConfiguration;
import com.payi.cdi.internal.core.delivery.IngestService;
import com.payi.cdi.internal.core.delivery.http.HttpIngestSender;
import com.payi.cdi.internal.core.log.DeliveryLogger;
import com.payi.cdi.internal.core.log.LogText;
import com.payi.cdi.internal.core.log.ThrottledLog;
import com.payi.cdi.internal.core.spend.NewNumbers;
import com.payi.cdi.internal.core.spend.UnpricedCalls;

/**
 * Delivers the events of a topic to Pay-i, with a delivery of its own: retry, circuit breaker and counts are those of an
 * application. An offset is committed when Pay-i has answered about everything before it.
 */
public final class Relay implements AutoCloseable {
    private static final int MOST_AT_ONCE = 500;
    private static final long PAUSE_AFTER_FAILURE_MILLIS = 1000;
    private static final long SUMMARY_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final long GRACE_MILLIS = 10_000;

    private final PayiConfiguration configuration;
    private final KafkaConfiguration kafka;
    private final DeliveryConfiguration delivery;
    private final UnpricedCalls unpriced;
    private final IngestService ingest;
    private final ThrottledLog throttled = new ThrottledLog();
    private final CountDownLatch ending = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "payi-relay");
    private volatile RelayCounts counts = RelayCounts.NONE;
    private long summaryNanos = System.nanoTime();

    public Relay(PayiConfiguration configuration) {
        this.configuration = configuration;
        this.kafka = configuration.delivery().kafka();
        this.delivery = configuration.delivery().forRelay(kafka.relay().maxEvents() + MOST_AT_ONCE);
        this.unpriced = new UnpricedCalls(configuration.prices(), configuration.metrics().maxValues(), new NewNumbers());
        this.ingest = new IngestService(delivery, true, () -> new HttpIngestSender(configuration), new RelayedResults(unpriced),
                () -> {});
        thread.setDaemon(true);
        thread.setContextClassLoader(null);
    }

    public void start() {
        DeliveryLogger.LOG.relayStarted(kafka.topic(), kafka.relay().group(), configuration.baseUrl().toString(),
                kafka.relay().deadLetterTopic());
        ingest.start();
        thread.start();
    }

    /** What this relay has done so far. */
    public RelayCounts counts() {
        return counts;
    }

    /** What its delivery has done so far. */
    public IngestStatistics statistics() {
        return ingest.statistics();
    }

    private void run() {
        try (DeadLetters deadLetters = new DeadLetters(kafka, delivery)) {
            while (isRunning()) {
                try {
                    relay(deadLetters);
                } catch (RuntimeException e) {
                    failed(e);
                }
            }
        } catch (RuntimeException | Error e) {
            DeliveryLogger.LOG.relayFailed(LogText.of(e));
        }
    }

    private boolean isRunning() {
        return ending.getCount() > 0;
    }

    private void relay(DeadLetters deadLetters) {
        RelayedEvents events = new RelayedEvents(ingest, deadLetters, kafka.relay().maxEvents(), delivery.queueMaxBytes() / 2);
        try (Consumer<byte[], byte[]> consumer = consumer()) {
            RelayReader reader = new RelayReader(consumer, events, kafka.relay().maxEvents(), MOST_AT_ONCE,
                    giveBack());
            reader.subscribe(kafka.topic());
            while (isRunning()) {
                try {
                    reader.step();
                } catch (org.apache.kafka.common.errors.RetriableException
                        | org.apache.kafka.clients.consumer.CommitFailedException e) {
                    // The group is being put together anew, or the broker is away: the consumer copes with that.
                    failed(e);
                }
                count(events.counts(reader.lag()));
            }
        } finally {
            counts = events.counts(counts.lag());
        }
    }

    private void count(RelayCounts now) {
        boolean summaryDue = System.nanoTime() - summaryNanos >= SUMMARY_NANOS;
        if (summaryDue) {
            summaryNanos = System.nanoTime();
        }
        counts = now;
        if (summaryDue && now.read() > 0) {
            now.log();
        }
    }

    private Duration giveBack() {
        return delivery.shutdownTimeout();
    }

    private Consumer<byte[], byte[]> consumer() {
        Map<String, Object> properties = new HashMap<>(ClientProperties.ofConsumer(kafka));
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, Math.min(MOST_AT_ONCE, kafka.relay().maxEvents()));
        return new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private void failed(RuntimeException failure) {
        throttled.warn("failed", () -> DeliveryLogger.LOG.relayFailed(LogText.of(failure)));
        try {
            ending.await(PAUSE_AFTER_FAILURE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether the relay was asked to end. */
    public boolean isEnding() {
        return !isRunning();
    }

    /** Waits until the relay has ended. */
    public void join() throws InterruptedException {
        thread.join();
    }

    /**
     * Reads no further, gives what is in work {@code payi.ingest.shutdown-timeout} to end, commits what has ended and leaves
     * the group.
     */
    @Override
    public void close() {
        if (!isRunning()) {
            return;
        }
        ending.countDown();
        try {
            thread.join(delivery.shutdownTimeout().toMillis() + GRACE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        ingest.close();
        counts.log();
        unpriced.close();
    }
}
