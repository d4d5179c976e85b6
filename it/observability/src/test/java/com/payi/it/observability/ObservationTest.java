package com.payi.it.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.Entity;

import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.metrics.Gauge;
import org.eclipse.microprofile.metrics.MetricID;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.payi.cdi.IngestStatistics;
import com.payi.cdi.internal.edge.bootstrap.PayiExtension;
import com.payi.testkit.FakePayi;
import com.payi.testkit.FakeProvider;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.metrics.SharedMetricRegistries;
import io.smallrye.metrics.legacyapi.LegacyMetricsExtension;

/** Meters and health of the delivery where the platform has MicroProfile Metrics and Health, by SmallRye. */
class ObservationTest {
    private static final String QUESTION = "{\"model\":\"gpt-4o-mini\",\"messages\":[]}";

    private final FakeProvider provider = FakeProvider.start();
    private final FakePayi payi = FakePayi.start();
    /** SmallRye's metrics are kept by Micrometer, which keeps nothing without a backend. */
    private final SimpleMeterRegistry backend = new SimpleMeterRegistry();
    private WeldContainer container;

    /** An application that looks at its metrics. */
    @ApplicationScoped
    public static class Application {
        @Inject
        MetricRegistry metrics;

        public MetricRegistry metrics() {
            return metrics;
        }
    }

    @BeforeEach
    void start() {
        Metrics.addRegistry(backend);
        start(payi.uri());
    }

    private void start(URI address) {
        System.setProperty("payi.api-key", FakePayi.DEFAULT_API_KEY);
        System.setProperty("payi.base-url", address.toString());
        ConfigProviderResolver.instance().releaseConfig(ConfigProvider.getConfig());
        // Without discovery, which would find beans of SmallRye Health that need more than is here.
        container = new Weld().disableDiscovery().addExtension(new PayiExtension())
                .addExtension(new LegacyMetricsExtension()).addBeanClass(Application.class).initialize();
    }

    @AfterEach
    void stop() {
        shutdown();
        Metrics.removeRegistry(backend);
        System.clearProperty("payi.api-key");
        System.clearProperty("payi.base-url");
        provider.close();
        payi.close();
    }

    private void shutdown() {
        if (container != null) {
            container.shutdown();
            container = null;
        }
    }

    @Test
    void theMetricsOfTheApplicationFollowTheStatistics() {
        MetricRegistry metrics = container.select(Application.class).get().metrics();
        assertThat(metrics.getScope()).isEqualTo(MetricRegistry.APPLICATION_SCOPE);
        ask();

        await().untilAsserted(() -> assertThat(number(metrics, "delivered")).isEqualTo(1));
        assertThat(number(metrics, "offered")).isEqualTo(1);
        for (IngestStatistics.DropReason reason : IngestStatistics.DropReason.values()) {
            assertThat(number(metrics, "dropped", new Tag("reason", reason.name().toLowerCase()))).isZero();
        }
        assertThat(metrics.getMetadata("payi.ingest.backlog.age").getUnit()).isEqualTo("seconds");
        assertThat(metrics.getMetadata("payi.ingest.queued").getDescription()).isNotEmpty();
    }

    @Test
    void whatCallsCostIsThereAsGauges() {
        MetricRegistry metrics = container.select(Application.class).get().metrics();
        ask();

        Tag[] tags = {new Tag("use_case", "none"), new Tag("model", "gpt-4o-mini"), new Tag("status", "ok")};
        await().untilAsserted(() -> assertThat(metrics.getGauge(new MetricID("payi.spend.cost", tags))).isNotNull()
                .satisfies(cost -> assertThat(cost.getValue().doubleValue()).isPositive()));
        assertThat(metrics.getGauge(new MetricID("payi.spend.calls", tags)).getValue().doubleValue()).isEqualTo(1);
        assertThat(metrics.getMetadata("payi.spend.cost").getUnit()).isEqualTo("usd");

        shutdown();
        assertThat(SharedMetricRegistries.getOrCreate(MetricRegistry.APPLICATION_SCOPE).getNames())
                .noneMatch(name -> name.startsWith("payi"));
    }

    /** Micrometer is on the class path too; Prometheus, for one, would refuse the same name with other tags. */
    @Test
    void theyAreNotShownASecondTimeByMicrometer() {
        assertThat(backend.find("payi.ingest.offered").meters()).hasSize(1)
                .allMatch(meter -> MetricRegistry.APPLICATION_SCOPE.equals(meter.getId().getTag("mp_scope")));
    }

    @Test
    void theMetersAreRemovedWhenTheApplicationEnds() {
        shutdown();
        MetricRegistry metrics = SharedMetricRegistries.getOrCreate(MetricRegistry.APPLICATION_SCOPE);
        assertThat(metrics.getNames()).noneMatch(name -> name.startsWith("payi"));
        assertThat(backend.find("payi.ingest.offered").meters()).isEmpty();

        start(payi.uri());
        ask();
        await().untilAsserted(
                () -> assertThat(number(container.select(Application.class).get().metrics(), "delivered")).isEqualTo(1));
    }

    @Test
    void theCheckIsUpAndShowsNoErrorWhereThereWasNone() {
        assertThat(check().getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
        assertThat(data()).containsEntry("queued", 0L).containsEntry("spooled", 0L).containsEntry("backlog_age_ms", 0L)
                .containsEntry("suspended", false).doesNotContainKeys("last_error", "last_error_status");
    }

    @Test
    void theCheckIsUpThoughPayiIsGoneAndShowsIt() {
        shutdown();
        start(URI.create("http://127.0.0.1:" + FakeProvider.deadPort()));
        ask();

        await().untilAsserted(() -> assertThat(data()).containsKey("last_error").containsEntry("queued", 1L));
        assertThat(check().getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
        assertThat(data()).containsEntry("last_error_status", 0L);
        assertThat(data().get("last_error").toString()).contains("ConnectException");
        await().untilAsserted(() -> assertThat((Long) data().get("backlog_age_ms")).isPositive());
    }

    private HealthCheckResponse check() {
        List<HealthCheck> checks = container.select(HealthCheck.class, Readiness.Literal.INSTANCE).stream().toList();
        assertThat(checks).hasSize(1);
        return checks.get(0).call();
    }

    private Map<String, Object> data() {
        Optional<Map<String, Object>> data = check().getData();
        return data.orElseThrow();
    }

    private static double number(MetricRegistry metrics, String name, Tag... tags) {
        Gauge<?> gauge = metrics.getGauge(new MetricID("payi.ingest." + name, tags));
        assertThat(gauge).as(name).isNotNull();
        return gauge.getValue().doubleValue();
    }

    private void ask() {
        ClientBuilder.newClient().target(provider.uri()).path("/v1/chat/completions").request()
                .post(Entity.json(QUESTION), String.class);
    }
}
