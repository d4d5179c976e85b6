package com.payi.cdi.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.net.URI;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import com.payi.cdi.PayiHeaders;
import com.payi.cdi.TrackContext;
import com.payi.cdi.TrackScope;
import com.payi.cdi.testing.TestApplication;
import com.payi.testkit.FakePayi;

/** The headers of a call that the application sends through Pay-i on its own. */
class ForProxyTest {
    private final TestApplication application = TestApplication.configured();

    @AfterEach
    void stop() {
        application.close();
    }

    @Test
    void contextAddressAndKeyAreAmongThem() {
        application.start();
        try (TrackScope scope = TrackContext.builder().useCaseName("chat").useCaseId("42").userId("anna").open()) {
            assertThat(PayiHeaders.forProxy(URI.create("https://my-resource.openai.azure.com/"))).isEqualTo(Map.of(
                    PayiHeaders.USE_CASE_NAME, "chat", PayiHeaders.USE_CASE_ID, "42", PayiHeaders.USER_ID, "anna",
                    PayiHeaders.PROVIDER_BASE_URI, "https://my-resource.openai.azure.com",
                    PayiHeaders.API_KEY, FakePayi.DEFAULT_API_KEY));
        }
    }

    @Test
    void theAddressHasNoVersionAndIsLeftOutWherePayiKnowsIt() {
        application.start();

        assertThat(List.of("https://api.openai.com/v1", "https://api.anthropic.com"))
                .allSatisfy(provider -> assertThat(PayiHeaders.forProxy(URI.create(provider)))
                        .doesNotContainKey(PayiHeaders.PROVIDER_BASE_URI));
        assertThat(PayiHeaders.forProxy(URI.create("http://llm.local:8080/openai/v1/")))
                .containsEntry(PayiHeaders.PROVIDER_BASE_URI, "http://llm.local:8080/openai");
        assertThat(PayiHeaders.forProxy(URI.create("https://my.databricks.com/serving-endpoints")))
                .containsEntry(PayiHeaders.PROVIDER_BASE_URI, "https://my.databricks.com/serving-endpoints");
    }

    @Test
    void loggingIsDisabledAsTheConfigurationAndTheContextDecide() {
        application.with("payi.proxy-logging-disable", "true").start();
        URI provider = URI.create("https://api.openai.com/v1");

        assertThat(PayiHeaders.forProxy(provider)).containsEntry(PayiHeaders.LOGGING_DISABLE, "True");
        try (TrackScope scope = TrackContext.builder().logPromptAndResponse(true).open()) {
            assertThat(PayiHeaders.forProxy(provider)).doesNotContainKey(PayiHeaders.LOGGING_DISABLE);
        }
    }

    @Test
    void whatCannotWorkIsRefusedWithTheRemedy() {
        application.with("payi.api-key", null).start();

        assertThatIllegalStateException().isThrownBy(() -> PayiHeaders.forProxy(URI.create("https://api.openai.com/v1")))
                .withMessageContaining("payi.api-key");
    }

    @Test
    void theAddressOfPayiOrNoneIsRefused() {
        application.start();

        assertThatIllegalArgumentException().isThrownBy(() -> PayiHeaders.forProxy(application.payi().uri()))
                .withMessageContaining("Pay-i");
        assertThatIllegalArgumentException().isThrownBy(() -> PayiHeaders.forProxy(URI.create("/v1")))
                .withMessageContaining("not absolute");
    }

    @Test
    void withoutAnApplicationThereIsNoKey() {
        assertThatIllegalStateException().isThrownBy(() -> PayiHeaders.forProxy(URI.create("https://api.openai.com/v1")))
                .withMessageContaining("No application");
    }
}
