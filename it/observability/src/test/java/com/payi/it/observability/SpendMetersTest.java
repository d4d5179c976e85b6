package com.payi.it.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.Entity;

import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.payi.cdi.TrackContext;
import com.payi.cdi.internal.edge.bootstrap.PayiExtension;
import com.payi.testkit.FakePayi;
import com.payi.testkit.FakeProvider;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

/** What calls cost, as Prometheus reads it. */
class SpendMetersTest {
    private static final String QUESTION = "{\"model\":\"gpt-4o-mini\",\"messages\":[]}";
    private static final String OK = "model=\"gpt-4o-mini\",status=\"ok\",use_case=\"%s\"";
    private static final Path PAGE = Path.of("../../docs/how-to/watch-spend.md");
    private static final Pattern SAMPLE = Pattern.compile("([a-z_]+)\\{([^}]*)} .*");

    private final FakeProvider provider = FakeProvider.start();
    private final FakePayi payi = FakePayi.start();
    private final List<String> keys = new ArrayList<>();
    private WeldContainer container;

    /** The registry of a server, which lives longer than an application. */
    @Singleton
    public static class Registries {
        private static PrometheusMeterRegistry registry;

        @Produces
        @Singleton
        PrometheusMeterRegistry registry() {
            return registry;
        }
    }

    @BeforeEach
    void prepare() {
        Registries.registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        set("payi.api-key", FakePayi.DEFAULT_API_KEY);
        set("payi.base-url", payi.uri().toString());
    }

    private void set(String key, String value) {
        System.setProperty(key, value);
        keys.add(key);
    }

    private void start() {
        ConfigProviderResolver.instance().releaseConfig(ConfigProvider.getConfig());
        container = new Weld().disableDiscovery().addExtension(new PayiExtension()).addBeanClass(Registries.class).initialize();
    }

    private void shutdown() {
        if (container != null) {
            container.shutdown();
            container = null;
        }
    }

    @AfterEach
    void stop() {
        shutdown();
        keys.forEach(System::clearProperty);
        provider.close();
        payi.close();
    }

    @Test
    void callsTokensAndCostsAreThereByUseCase() {
        set("payi.metrics.costs", "all");
        start();
        ask("support", 3);
        ask("search", 2);

        double one = FakePayi.INPUT_PRICE.doubleValue() * FakeProvider.INPUT_TOKENS
                + FakePayi.OUTPUT_PRICE.doubleValue() * FakeProvider.OUTPUT_TOKENS;
        await().untilAsserted(() -> {
            assertThat(value("payi_spend_cost_usd_total", OK.formatted("support"))).isEqualTo(3 * one, within());
            assertThat(value("payi_spend_cost_usd_total", OK.formatted("search"))).isEqualTo(2 * one, within());
        });
        assertThat(value("payi_spend_calls_total", OK.formatted("support"))).isEqualTo(3);
        assertThat(value("payi_spend_priced_calls_total", OK.formatted("support"))).isEqualTo(3);
        assertThat(value("payi_spend_tokens_total",
                "direction=\"input\",model=\"gpt-4o-mini\",unit=\"text\",use_case=\"support\"")).isEqualTo(
                        3L * FakeProvider.INPUT_TOKENS);
        assertThat(scrape()).doesNotContain("gen_ai", "anna");
    }

    @Test
    void theCostOfAProxiedCallIsThere() {
        set("payi.proxy", "true");
        payi.proxyTo("openai", provider.uri());
        start();
        ask("support", 2);

        await().untilAsserted(() -> {
            assertThat(value("payi_spend_calls_total", OK.formatted("support"))).isEqualTo(2);
            assertThat(value("payi_spend_cost_usd_total", OK.formatted("support"))).isPositive();
            assertThat(value("payi_spend_priced_calls_total", OK.formatted("support"))).isEqualTo(2);
        });
    }

    @Test
    void aSampleOfCostsIsKnownWhenEventsAreSentTogether() {
        set("payi.ingest.linger", "50");
        start();
        ask("support", 30);

        await().untilAsserted(() -> assertThat(payi.events()).hasSize(30));
        await().untilAsserted(() -> {
            assertThat(value("payi_spend_calls_total", OK.formatted("support"))).isEqualTo(30);
            assertThat(value("payi_spend_priced_calls_total", OK.formatted("support"))).isPositive();
        });
    }

    @Test
    void costsByLimitAreInAMeterOfTheirOwn() {
        set("payi.metrics.costs", "all");
        payi.limitState("daily", "exceeded");
        start();
        TrackContext.builder().useCaseName("support").limitIds("daily", "team").run(this::ask);

        await().untilAsserted(() -> {
            double cost = value("payi_limit_cost_usd_total", "limit=\"daily\"");
            assertThat(cost).isPositive().isEqualTo(value("payi_limit_cost_usd_total", "limit=\"team\""));
            assertThat(value("payi_spend_cost_usd_total", OK.formatted("support"))).isEqualTo(cost);
            assertThat(value("payi_limit_state", "limit=\"daily\"")).isEqualTo(1);
            assertThat(value("payi_limit_state", "limit=\"team\"")).isZero();
        });
    }

    @Test
    void anEventOfAnEarlierProcessHasItsCostCountedAndNoCall(@TempDir Path folder) {
        set("payi.metrics.costs", "all");
        set("payi.ingest.spool.directory", folder.toString());
        set("payi.ingest.shutdown-timeout", "1");
        payi.failNext(1000, 503, "{}");
        start();
        ask("support", 1);
        await().untilAsserted(
                () -> assertThat(value("payi_spend_calls_total", OK.formatted("support"))).isEqualTo(1));
        shutdown();

        payi.reset();
        start();
        await().untilAsserted(
                () -> assertThat(value("payi_spend_cost_usd_total", OK.formatted("support"))).isPositive());
        assertThat(value("payi_spend_calls_total", OK.formatted("support"))).isZero();
    }

    @Test
    void callsWithoutAPriceAreCountedByResource() {
        payi.refuse(event -> true, 400, "category_resource_not_found");
        start();
        ask("support", 1);

        await().untilAsserted(() -> assertThat(value("payi_spend_unpriced_calls_total",
                "reason=\"unknown_resource\",resource=\"gpt-4o-mini\"")).isEqualTo(1));
    }

    @Test
    void useCasesThatAreNotListedAreOther() {
        set("payi.metrics.use-cases", "support");
        start();
        ask("support", 1);
        ask("tenant-1", 1);
        ask("tenant-2", 1);

        await().untilAsserted(() -> assertThat(value("payi_spend_calls_total", OK.formatted("other"))).isEqualTo(2));
        assertThat(scrape()).doesNotContain("tenant");
    }

    @Test
    void aRedeploymentLeavesNothingAndBeginsAnew() {
        set("payi.metrics.gen-ai", "true");
        start();
        ask("support", 1);
        await().untilAsserted(() -> assertThat(scrape()).contains("payi_spend_calls_total", "payi_spend_cost_usd_total",
                "gen_ai_client_operation_duration_seconds"));

        shutdown();
        assertThat(Registries.registry.getMeters()).isEmpty();
        assertThat(scrape()).doesNotContain("payi", "gen_ai");

        start();
        ask("support", 2);
        await().untilAsserted(() -> assertThat(value("payi_spend_calls_total", OK.formatted("support"))).isEqualTo(2));
    }

    @Test
    void theNamesOfOpenTelemetryAreThereWhereTheyAreAskedFor() {
        set("payi.metrics.gen-ai", "true");
        start();
        ask("support", 2);

        String call = "gen_ai_operation_name=\"chat\",gen_ai_provider_name=\"openai\",gen_ai_request_model=\"gpt-4o-mini\"";
        await().untilAsserted(() -> assertThat(value("gen_ai_client_operation_duration_seconds_count",
                "error_type=\"none\"," + call)).isEqualTo(2));
        assertThat(value("gen_ai_client_token_usage_sum", call + ",gen_ai_token_type=\"output\"")).isEqualTo(
                2L * FakeProvider.OUTPUT_TOKENS);
        assertThat(value("gen_ai_client_token_usage_bucket", call + ",gen_ai_token_type=\"output\",le=\"64.0\"")).isEqualTo(2);
    }

    @Test
    void thePageHasTheNamesAndTagsThatAreThere() throws IOException {
        set("payi.metrics.costs", "all");
        payi.proxyTo("openai", provider.uri());
        start();
        TrackContext.builder().useCaseName("support").limitIds("daily").run(this::ask);
        await().untilAsserted(() -> assertThat(payi.events()).hasSize(1));
        payi.failNext(1, 200,
                "{\"request_id\":\"1\",\"xproxy_result\":{\"unknown_units\":{\"text\":{\"input\":1,\"output\":1}}}}");
        ask();

        Set<String> documented = series(Files.readString(PAGE));
        assertThat(documented).hasSizeGreaterThanOrEqualTo(6);
        await().untilAsserted(() -> assertThat(series(scrape())).containsAll(documented));
    }

    /** Names with the names of their tags. */
    private static Set<String> series(String text) {
        Set<String> series = new TreeSet<>();
        text.lines().forEach(line -> {
            Matcher sample = SAMPLE.matcher(line);
            if (sample.matches()) {
                series.add(sample.group(1) + " " + sample.group(2).replaceAll("=\"[^\"]*\"", ""));
            }
        });
        return series;
    }

    private static org.assertj.core.data.Offset<Double> within() {
        return org.assertj.core.data.Offset.offset(1e-9);
    }

    private static String scrape() {
        return Registries.registry.scrape();
    }

    private static double value(String name, String tags) {
        String prefix = name + "{" + tags + "} ";
        return scrape().lines().filter(line -> line.startsWith(prefix)).findFirst()
                .map(line -> Double.parseDouble(line.substring(prefix.length())))
                .orElseThrow(() -> new AssertionError(prefix + "is missing in\n" + scrape()));
    }

    private void ask(String useCase, int times) {
        for (int i = 0; i < times; i++) {
            TrackContext.builder().useCaseName(useCase).userId("anna").run(this::ask);
        }
    }

    private void ask() {
        ClientBuilder.newClient().target(provider.uri()).path("/v1/chat/completions").request()
                .post(Entity.json(QUESTION), String.class);
    }
}
