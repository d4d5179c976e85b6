package com.payi.cdi.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.util.Map;

import jakarta.ws.rs.core.Response;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.payi.cdi.LimitState;
import com.payi.cdi.PayiResult;
import com.payi.cdi.PayiUrls;
import com.payi.cdi.TrackContext;
import com.payi.cdi.testing.Assistant;
import com.payi.cdi.testing.LogCapture;
import com.payi.cdi.testing.Results;
import com.payi.cdi.testing.TestApplication;
import com.payi.testkit.HttpRequestRecord;

/** Calls through Pay-i. */
class ProxyTest {
    private TestApplication application;
    private LogCapture log;

    @BeforeEach
    void start() {
        log = new LogCapture();
        application = TestApplication.configured().with("payi.proxy", "true").with("payi.use-case-name", "shop").start();
    }

    @AfterEach
    void stop() {
        application.close();
        log.close();
        assertThat(application.payi().events()).isEmpty();
    }

    @Test
    void theResultInTheAnswerComesBack() {
        TrackContext.builder().limitIds("daily").run(() -> {
            ask(Map.of());
            PayiResult result = TrackContext.current().lastResult().orElseThrow();
            assertThat(result.isProxied()).isTrue();
            assertThat(result.limits()).containsEntry("daily", LimitState.OK);
            assertThat(result.totalCost().orElseThrow()).isPositive();
            await().untilAsserted(() -> assertThat(application.get(Results.class).all()).containsExactly(result));
        });
    }

    @Test
    void aRefusalBecauseOfALimitReachesTheApplicationAsItIs() {
        application.payi().limitState("daily", "blocked");
        TrackContext.builder().limitIds("daily").run(() -> {
            try (Response response = application.get(Assistant.class).open(application.provider().uri(),
                    "/v1/chat/completions", Assistant.QUESTION)) {
                assertThat(response.getStatus()).isEqualTo(400);
                assertThat(response.readEntity(String.class)).contains("limit_reached");
            }
            assertThat(TrackContext.current().lastResult().orElseThrow().limits()).containsEntry("daily", LimitState.BLOCKED);
        });
        assertThat(application.provider().received()).isEmpty();
    }

    @Test
    void aValueThatNoHeaderCanCarryIsLeftOutAndLogged() {
        TrackContext.builder().userId("x\r\nX-Injected: 1").accountName("Z\u00FCrich").limitIds("good", "b\u00E4d")
                .useCaseStep("s")
                .run(() -> ask(Map.of()));

        HttpRequestRecord call = application.payi().proxied().get(0);
        assertThat(call.header("xProxy-User-ID")).isEmpty();
        assertThat(call.header("X-Injected")).isEmpty();
        assertThat(call.header("xProxy-Account-Name")).isEmpty();
        assertThat(call.header("xProxy-Limit-IDs")).contains("good");
        assertThat(call.header("xProxy-UseCase-Step")).contains("s");
        assertThat(log.lines()).anyMatch(line -> line.contains("xProxy-User-ID is left out"))
                .anyMatch(line -> line.contains("xProxy-Account-Name is left out"))
                .anyMatch(line -> line.contains("xProxy-Limit-IDs is left out"))
                .noneMatch(line -> line.contains("rich") && line.contains("Z"));
    }

    @Test
    void headersOfTheCallHaveTheLastWordInAnyCase() {
        TrackContext.builder().userId("u").requestProperties(Map.of("a", "1")).run(() -> ask(Map.of("XPROXY-USER-ID", "own",
                "xproxy-usecase-version", "x", "xProxy-Request-Properties", "{broken", "xProxy-Forward-Trace", "t",
                "X-Other", "o")));

        HttpRequestRecord call = application.payi().proxied().get(0);
        assertThat(call.header("xProxy-User-ID")).contains("own");
        assertThat(call.header("xProxy-UseCase-Version")).isEmpty();
        assertThat(call.header("xProxy-Request-Properties")).contains("eyJhIjoiMSJ9");
        assertThat(call.header("xProxy-Forward-Trace")).contains("t");
        assertThat(call.header("X-Other")).contains("o");
        assertThat(log.lines()).anyMatch(line -> line.contains("xProxy-UseCase-Version") && line.contains("an integer"))
                .anyMatch(line -> line.contains("xProxy-Request-Properties") && line.contains("JSON object"));
    }

    @Test
    void aCallThatIsAddressedToPayiAlreadyIsNeverReported() {
        URI base = URI.create(PayiUrls.openAi());
        assertThat(base).hasToString(application.payi().uri() + "/api/v1/proxy/openai/v1");
        TrackContext.builder().proxy(false).userId("u").run(() -> application.get(Assistant.class).post(base,
                "/chat/completions", Assistant.QUESTION, Map.of(), String.class));
        application.stop();

        assertThat(application.payi().proxied()).hasSize(1);
        assertThat(application.payi().proxied().get(0).header("xProxy-User-ID")).contains("u");
        assertThat(application.payi().proxied().get(0).header("xProxy-api-key")).isPresent();
        assertThat(application.provider().received()).hasSize(1);
    }

    @Test
    void whatMayBeSomethingElseIsNotRoutedElsewhere() {
        application.get(Assistant.class).post(application.provider().uri(), "/v1/messages", "{\"to\":\"bob\"}", Map.of(),
                String.class);
        application.stop();

        assertThat(application.payi().requests()).isEmpty();
        assertThat(application.provider().received()).hasSize(1);
        assertThat(log.lines()).anyMatch(line -> line.contains("payi.provider-hosts"));
    }

    private String ask(Map<String, String> headers) {
        return application.get(Assistant.class).ask(application.provider().uri(), headers);
    }
}
