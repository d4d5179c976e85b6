package com.payi.cdi.internal.edge.broker;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
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
            Map<String, Object> properties = consumerProperties();
            Lease lease = new Lease(ClientProperties.session(properties));
            RelayedEvents events = new RelayedEvents(ingest, deadLetters, lease, kafka.relay().maxEvents(),
                    delivery.queueMaxBytes() / 2);
            while (isRunning()) {
                try {
                    relay(properties, events, lease);
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

    /** What was read before stays known, whatever ended the consumer. */
    private void relay(Map<String, Object> properties, RelayedEvents events, Lease lease) {
        try (Consumer<byte[], byte[]> consumer = new KafkaConsumer<>(properties)) {
            RelayReader reader = new RelayReader(consumer, events, lease, kafka.relay().maxEvents());
            reader.subscribe(kafka.topic());
            while (isRunning()) {
                KafkaException failure = reader.step();
                if (failure != null) {
                    failed(failure);
                }
                count(events.counts(reader.lag()));
            }
        } finally {
            events.settle();
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

    private Map<String, Object> consumerProperties() {
        Map<String, Object> properties = new HashMap<>(ClientProperties.ofConsumer(kafka));
        properties.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        properties.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, Math.min(MOST_AT_ONCE, kafka.relay().maxEvents()));
        return properties;
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
     * Reads and sends no further, waits a moment for the answers to what is on its way, commits what has ended and leaves the
     * group. What was read and not sent is left to the next relay.
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
