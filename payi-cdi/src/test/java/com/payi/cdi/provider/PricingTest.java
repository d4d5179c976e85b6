package com.payi.cdi.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import com.payi.cdi.PayiCategories;
import com.payi.cdi.TrackContext;
import com.payi.cdi.testing.Assistant;
import com.payi.cdi.testing.LogCapture;
import com.payi.cdi.testing.TestApplication;
import com.payi.testkit.IngestedEvent;

/** By whose price list a call is priced. */
class PricingTest {
    private static final String DEPLOYMENT = "/openai/deployments/my-gpt/chat/completions";
    private static final String NO_MODEL = "{\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}";

    private final TestApplication application = TestApplication.configured();

    @AfterEach
    void stop() {
        application.close();
        assertThat(application.payi().violations()).isEmpty();
    }

    @Test
    void aModelMappingPricesADeployment() {
        application.with("payi.model-mappings.main.model", "my-gpt")
                .with("payi.model-mappings.main.price-as-category", PayiCategories.OPENAI)
                .with("payi.model-mappings.main.price-as-resource", "gpt-4o")
                .with("payi.model-mappings.main.resource-scope", "datazone").start();

        IngestedEvent event = call(DEPLOYMENT, NO_MODEL);
        assertThat(event.category()).isEqualTo(PayiCategories.OPENAI);
        assertThat(event.resource()).isEqualTo("gpt-4o");
        assertThat(event.resourceScope()).isEqualTo("datazone");
    }

    @Test
    void aMappingOfAScopeAloneCounts() {
        application.with("payi.model-mappings.a.model", "gpt-4o-mini").with("payi.model-mappings.a.resource-scope", "global")
                .start();
        IngestedEvent event = call("/v1/chat/completions", Assistant.QUESTION);
        assertThat(event.resourceScope()).isEqualTo("global");
        assertThat(event.resource()).isEqualTo("gpt-4o-mini");
    }

    @Test
    void aMappingWithoutAScopeLeavesTheContextsScope() {
        application.with("payi.model-mappings.a.model", "gpt-4o-mini")
                .with("payi.model-mappings.a.price-as-resource", "gpt-4o").start();
        TrackContext.builder().resourceScope("region.eu")
                .run(() -> assertThat(call("/v1/chat/completions", Assistant.QUESTION).resourceScope()).isEqualTo("region.eu"));
    }

    @Test
    void aMappingOfAnotherHostDoesNotCount() {
        application.with("payi.model-mappings.a.model", "gpt-4o-mini").with("payi.model-mappings.a.host", "other.example.com")
                .with("payi.model-mappings.a.price-as-resource", "gpt-4o").start();
        assertThat(call("/v1/chat/completions", Assistant.QUESTION).resource()).isEqualTo("gpt-4o-mini");
    }

    @Test
    void theContextCountsForMoreThanAMapping() {
        application.with("payi.model-mappings.a.model", "gpt-4o-mini")
                .with("payi.model-mappings.a.price-as-resource", "gpt-4o")
                .with("payi.host-mappings.\"https://127.0.0.1:80/x\".price-as-category", "custom").start();
        TrackContext.builder().priceAsResource("mine").run(() -> {
            IngestedEvent event = call("/v1/chat/completions", Assistant.QUESTION);
            assertThat(event.resource()).isEqualTo("mine");
            assertThat(event.category()).isEqualTo("custom");
        });
    }

    @Test
    void anAzureDeploymentWithoutAPriceIsLogged() {
        application.start();
        try (LogCapture log = new LogCapture()) {
            IngestedEvent event = call(DEPLOYMENT, NO_MODEL);
            assertThat(event.category()).isEqualTo(PayiCategories.AZURE_OPENAI);
            assertThat(event.resource()).isEqualTo("my-gpt");
            assertThat(log.lines()).anyMatch(line -> line.contains("my-gpt") && line.contains("payi.model-mappings"));
        }
    }

    @Test
    void aMappingWithoutAPriceFailsTheStart() {
        application.with("payi.model-mappings.a.model", "x").with("payi.model-mappings.b.price-as-resource", "y");
        assertThatThrownBy(application::start)
                .hasStackTraceContaining("payi.model-mappings.a has no price for 'x'")
                .hasStackTraceContaining("payi.model-mappings.b has no model");
    }

    private IngestedEvent call(String path, String body) {
        application.get(Assistant.class).post(application.provider().uri(), path, body, Map.of(), String.class);
        application.stop();
        return application.payi().events().get(0);
    }
}
