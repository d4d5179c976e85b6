package com.payi.cdi.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import com.payi.cdi.IngestStatistics;
import com.payi.cdi.TrackContext;
import com.payi.cdi.testing.Assistant;
import com.payi.cdi.testing.LogCapture;
import com.payi.cdi.testing.TestApplication;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

/** The statistics as meters of Micrometer. */
class MetersTest {
    private final TestApplication application = TestApplication.configured();
    private final LogCapture log = new LogCapture();

    /** An application's own registry. */
    @ApplicationScoped
    public static class Registry {
        private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

        @Produces
        public MeterRegistry registry() {
            return registry;
        }
    }

    @AfterEach
    void stop() {
        application.close();
        log.close();
    }

    @Test
    void countsAndGaugesFollowTheStatistics() {
        application.start(Registry.class);
        MeterRegistry registry = application.get(MeterRegistry.class);
        application.payi().refuse(event -> "bad".equals(event.userId()), 400, "request_processing_error");
        ask();
        TrackContext.builder().userId("bad").run(this::ask);

        await().untilAsserted(() -> {
            assertThat(count(registry, "delivered")).isEqualTo(1);
            assertThat(count(registry, "rejected")).isEqualTo(1);
        });
        assertThat(count(registry, "offered")).isEqualTo(2);
        assertThat(registry.get("payi.ingest.dropped").tag("reason", "queue_full").functionCounter().count()).isZero();
        assertThat(registry.get("payi.ingest.dropped").functionCounters()).hasSize(IngestStatistics.DropReason.values().length);
        assertThat(gauge(registry, "queued")).isZero();
        assertThat(gauge(registry, "spooled")).isZero();
        assertThat(gauge(registry, "suspended")).isZero();
        assertThat(registry.get("payi.ingest.backlog.age").gauge().getId().getBaseUnit()).isEqualTo("seconds");
    }

    @Test
    void aBacklogShows() {
        application.with("payi.ingest.shutdown-timeout", "300").start(Registry.class);
        MeterRegistry registry = application.get(MeterRegistry.class);
        application.payi().stall(Duration.ofMinutes(1));
        ask();
        await().untilAsserted(() -> {
            assertThat(gauge(registry, "queued")).isEqualTo(1);
            assertThat(gauge(registry, "backlog.age")).isPositive();
        });
        application.payi().stall(Duration.ZERO);
    }

    /** The global registry outlives applications. */
    @Test
    void withoutARegistryOfTheApplicationsTheGlobalOneHasThemUntilTheApplicationEnds() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        Metrics.addRegistry(registry);
        try {
            application.start();
            ask();
            await().untilAsserted(() -> assertThat(count(registry, "delivered")).isEqualTo(1));
            application.stop();
            assertThat(Metrics.globalRegistry.getMeters()).filteredOn(meter -> meter.getId().getName().startsWith("payi"))
                    .isEmpty();
            assertThat(registry.find("payi.ingest.delivered").meter()).isNull();
            assertThat(log.lines()).noneMatch(line -> line.contains("could not be registered"));
        } finally {
            Metrics.removeRegistry(registry);
        }
    }

    @Test
    void metersOfAnotherApplicationAreNotUsed() {
        FunctionCounter others = FunctionCounter.builder("payi.ingest.offered", this, self -> 42)
                .register(Metrics.globalRegistry);
        try {
            application.start();
            application.stop();
            assertThat(log.lines()).anyMatch(line -> line.contains("could not be registered with Micrometer")
                    && line.contains("another application"));
            assertThat(Metrics.globalRegistry.find("payi.ingest.offered").meter()).isSameAs(others);
        } finally {
            Metrics.globalRegistry.remove(others);
        }
    }

    @Test
    void switchedOffThereAreNone() {
        application.with("payi.enabled", "false").start(Registry.class);
        assertThat(application.get(MeterRegistry.class).getMeters()).isEmpty();
        application.stop();
        assertThat(log.lines()).noneMatch(line -> line.contains("could not be registered"));
    }

    private void ask() {
        application.get(Assistant.class).ask(application.provider().uri());
    }

    private static double count(MeterRegistry registry, String name) {
        return registry.get("payi.ingest." + name).functionCounter().count();
    }

    private static double gauge(MeterRegistry registry, String name) {
        return registry.get("payi.ingest." + name).gauge().value();
    }
}
