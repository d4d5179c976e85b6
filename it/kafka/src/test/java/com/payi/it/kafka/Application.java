package com.payi.it.kafka;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;

import com.payi.cdi.IngestService;
import com.payi.cdi.IngestStatistics;
import com.payi.cdi.client.CallReport;

/** An application that reports calls. It has no key of Pay-i unless its configuration has one. */
final class Application implements AutoCloseable {
    private static final int MOST_WAITING = 20_000;

    /** Weld starts no application without a bean. */
    @ApplicationScoped
    static class Job {
        private final IngestStatistics statistics;
        private final IngestService ingest;

        @Inject
        Job(IngestStatistics statistics, IngestService ingest) {
            this.statistics = statistics;
            this.ingest = ingest;
        }

        /** For the proxy. */
        Job() {
            this(null, null);
        }

        IngestStatistics.Snapshot counts() {
            return statistics.snapshot();
        }

        boolean flush(Duration time) {
            return ingest.flush(time);
        }
    }

    private final Map<String, String> configuration;
    private final WeldContainer container;
    private int calls;

    /** Publishes to a topic. */
    Application(Broker broker, String topic) {
        this(Map.of("payi.sender", "kafka", "payi.kafka.bootstrap-servers", broker.servers(), "payi.kafka.topic", topic));
    }

    /**
     * With a configuration and beans of its own.
     *
     * @param own added to what is the same for all
     */
    Application(Map<String, String> own, Class<?>... beans) {
        configuration = new TreeMap<>(Map.of("payi.use-case-name", "fleet", "payi.ingest.retry.initial-delay", "50ms",
                "payi.ingest.retry.max-delay", "1s", "payi.ingest.linger", "50ms", "payi.ingest.request-timeout", "10s"));
        configuration.putAll(own);
        configuration.forEach(System::setProperty);
        // SmallRye Config remembers the names of properties: those of an earlier application.
        ConfigProviderResolver.instance().releaseConfig(ConfigProvider.getConfig());
        container = new Weld().addBeanClass(Job.class).addBeanClasses(beans).initialize();
    }

    /** Reports calls as fast as the delivery takes them. */
    void call(int number) {
        for (int i = 0; i < number; i++) {
            if (i % 1000 == 0) {
                Awaitility.await().atMost(Duration.ofMinutes(5)).until(() -> counts().queued() < MOST_WAITING);
            }
            calls++;
            CallReport.builder("system.openai", "gpt-4o-mini").units("text", 12, 3).providerResponseId("event-" + calls)
                    .report();
        }
    }

    int calls() {
        return calls;
    }

    IngestStatistics.Snapshot counts() {
        return container.select(Job.class).get().counts();
    }

    /** As an application does it at the end of a batch. */
    boolean flush(Duration time) {
        return container.select(Job.class).get().flush(time);
    }

    @Override
    public void close() {
        container.close();
        configuration.keySet().forEach(System::clearProperty);
    }
}
