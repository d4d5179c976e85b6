package com.payi.cdi.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.payi.cdi.LimitState;
import com.payi.cdi.PayiResult;
import com.payi.cdi.Track;
import com.payi.cdi.TrackContext;
import com.payi.cdi.TrackScope;
import com.payi.cdi.testing.Assistant;
import com.payi.cdi.testing.Results;
import com.payi.cdi.testing.TestApplication;
import com.payi.testkit.FakePayi;
import com.payi.testkit.FakeProvider;
import com.payi.testkit.IngestedEvent;

/** An annotated method, a real call, an event. */
class MainPathTest {
    private TestApplication application;

    @BeforeEach
    void start() {
        application = TestApplication.configured().start(Documents.class);
    }

    @AfterEach
    void stop() {
        application.close();
        assertThat(application.payi().violations()).isEmpty();
    }

    @Test
    void aCallBelowATrackedMethodIsReportedWithItsContext() {
        String answer = application.get(Documents.class).summarize(application.provider().uri());

        assertThat(answer).contains("choices");
        await().untilAsserted(() -> assertThat(application.payi().events()).hasSize(1));
        IngestedEvent event = application.payi().events().get(0);
        assertThat(event.useCaseName()).isEqualTo("document_summary");
        assertThat(event.useCaseId()).hasSize(36);
        assertThat(event.limitIds()).containsExactly("daily_budget");
        assertThat(event.userId()).isEqualTo("user_123");
        assertThat(event.category()).isEqualTo("system.openai");
        assertThat(event.resource()).isEqualTo("gpt-4o-mini");
        assertThat(event.units().get("text")).isEqualTo(new IngestedEvent.Units(12, 7));
        assertThat(event.httpStatusCode()).isEqualTo(200);
        assertThat(event.body().toString()).doesNotContain("secret-question");
        assertThat(application.provider().received().get(0).headers().keySet())
                .noneMatch(name -> name.toLowerCase().startsWith("xproxy"));
    }

    @Test
    void aProxiedCallGoesThroughPayiWithItsContextAndIsNotReportedAsWell() {
        String answer = application.get(Documents.class).summarizeByProxy(application.provider().uri());

        assertThat(answer).contains("choices", "xproxy_result");
        assertThat(application.payi().proxied()).hasSize(1);
        assertThat(application.payi().proxied().get(0).header("xProxy-UseCase-Name")).contains("document_summary");
        assertThat(application.payi().proxied().get(0).header("xProxy-api-key")).contains(FakePayi.DEFAULT_API_KEY);
        assertThat(application.payi().proxied().get(0).header("xProxy-Provider-BaseUri"))
                .contains(application.provider().uri().toString());
        application.stop();
        assertThat(application.payi().events()).isEmpty();
        assertThat(application.provider().received()).hasSize(1);
    }

    @Test
    void aStreamIsReportedWhenItWasRead() throws IOException {
        try (InputStream stream = application.get(Assistant.class).stream(application.provider().uri())) {
            assertThat(new String(stream.readAllBytes(), StandardCharsets.UTF_8)).contains("[DONE]");
        }
        await().untilAsserted(() -> assertThat(application.payi().events()).hasSize(1));
        assertThat(application.payi().events().get(0).units().get("text")).isEqualTo(new IngestedEvent.Units(12, 7));
        assertThat(application.payi().events().get(0).body().has("time_to_first_token_ms")).isTrue();
    }

    @Test
    void theResultComesBackToItsContextAndToObservers() {
        try (TrackScope scope = TrackContext.builder().useCaseName("chat").limitIds("daily").open()) {
            application.get(Assistant.class).ask(application.provider().uri());
            await().pollInSameThread().untilAsserted(() -> assertThat(TrackContext.current().lastResult()).isPresent());
            PayiResult result = TrackContext.current().lastResult().orElseThrow();
            assertThat(result.totalCost().orElseThrow()).isPositive();
            assertThat(result.limits()).containsEntry("daily", LimitState.OK);
            await().untilAsserted(() -> assertThat(application.get(Results.class).all()).contains(result));
            await().untilAsserted(() -> assertThat(application.get(Results.class).allAsync()).contains(result));
        }
        assertThat(TrackContext.current().lastResult()).isEmpty();
    }

    @Test
    void aCallWithoutAnAnswerIsReportedWithWhatFailed() {
        URI unreachable = URI.create("http://127.0.0.1:" + FakeProvider.deadPort());
        try {
            application.get(Documents.class).summarize(unreachable);
        } catch (RuntimeException expected) {
            assertThat(expected).hasRootCauseInstanceOf(IOException.class);
        }
        await().untilAsserted(() -> assertThat(application.payi().events()).hasSize(1));
        IngestedEvent event = application.payi().events().get(0);
        assertThat(event.httpStatusCode()).isEqualTo(299);
        assertThat(event.units()).isEmpty();
        assertThat(event.properties()).containsEntry("system.failure", "java.net.ConnectException");
        assertThat(event.resource()).isEqualTo("gpt-4o-mini");
    }

    @Test
    void aValueThatNoHeaderCanCarryGoesByTheBulkInterface() {
        TrackContext.builder().userId("Zo\u00EB\r\nX-Injected: 1").run(
                () -> application.get(Assistant.class).ask(application.provider().uri(), Map.of()));
        await().untilAsserted(() -> assertThat(application.payi().events()).hasSize(1));
        assertThat(application.payi().events().get(0).bulk()).isTrue();
        assertThat(application.payi().events().get(0).userId()).isEqualTo("Zo\u00EB\r\nX-Injected: 1");
    }

    /** Documents of an application. */
    @ApplicationScoped
    static class Documents {
        @Inject
        Assistant assistant;

        @Track(useCaseName = "document_summary", limitIds = "daily_budget", userId = "user_123")
        public String summarize(URI provider) {
            return assistant.ask(provider);
        }

        @Track(useCaseName = "document_summary", proxy = true)
        public String summarizeByProxy(URI provider) {
            return assistant.ask(provider);
        }
    }
}
