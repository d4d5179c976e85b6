package com.payi.cdi.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import com.payi.cdi.TrackContext;
import com.payi.cdi.testing.Assistant;
import com.payi.cdi.testing.LogCapture;
import com.payi.cdi.testing.Results;
import com.payi.cdi.testing.TestApplication;
import com.payi.testkit.FakePayi;
import com.payi.testkit.FakeProvider;
import com.payi.testkit.IngestedEvent;
import com.payi.testkit.Reply;

/** However Pay-i fails, the application's calls do not notice, and no event is lost without a count and a log message. */
class DeliveryTest {
    private final TestApplication application = TestApplication.configured();
    private LogCapture log;

    @BeforeEach
    void listen() {
        log = new LogCapture();
    }

    @AfterEach
    void stop() {
        application.close();
        log.close();
        assertThat(application.payi().violations()).isEmpty();
        assertThat(log.lines()).noneMatch(line -> line.contains("secret-question") || line.contains(FakePayi.DEFAULT_API_KEY));
    }

    @Nested
    class FailuresOfPayi {
        @Test
        void aStalledPayiHoldsNoCallUp() {
            application.start();
            application.payi().holdAnswers();
            for (int call = 0; call < 3; call++) {
                ask();
            }
            // All three calls are through while Pay-i has not yet answered the first event.
            assertThat(application.get(Results.class).all()).isEmpty();
            application.payi().releaseAnswers();
            await().untilAsserted(() -> assertThat(application.get(Results.class).all()).hasSize(3));
        }

        @Test
        void aRefusalIsLoggedWithItsCodeAndRemedy() {
            application.with("payi.api-key", "wrong-key").with("payi.ingest.shutdown-timeout", "300").start();
            ask();
            await().untilAsserted(() -> assertThat(log.lines()).anyMatch(line -> line.contains("401 invalid_api_key")
                    && line.contains("Set payi.api-key")));
            assertThat(log.lines()).noneMatch(line -> line.contains("wrong-key"));
        }

        @Test
        void anUnreachablePayiIsLoggedAndTheApplicationGoesOn() {
            application.with("payi.base-url", "http://127.0.0.1:" + FakeProvider.deadPort())
                    .with("payi.ingest.shutdown-timeout", "300").start();
            assertThat(ask()).contains("choices");
            await().untilAsserted(() -> assertThat(log.lines()).anyMatch(line -> line.contains("ConnectException")));
        }

        @Test
        void garbageResetsAndErrorsDoNotEndTheDelivery() {
            application.start();
            application.payi().garbageNext(1);
            ask();
            application.payi().resetNext(1);
            ask();
            application.payi().failNext(1, 500, "oops");
            ask();
            ask();
            application.stop();

            assertThat(log.lines())
                    .anyMatch(line -> line.contains("4 events offered, 4 delivered, 0 rejected by Pay-i, 0 dropped"));
            assertThat(application.payi().idCounts()).hasSize(4);
        }

        /** A redirect to another host would take the key there. */
        @Test
        void aRedirectIsNotFollowed() {
            try (FakeProvider elsewhere = FakeProvider.start(); FakeProvider redirecting = FakeProvider.start()) {
                redirecting.always(Reply.json(307, "{}").header("Location", elsewhere.uri() + "/api/v1/ingest"));
                application.with("payi.base-url", redirecting.uri().toString()).with("payi.ingest.shutdown-timeout", "300")
                        .start();
                ask();
                await().untilAsserted(() -> assertThat(redirecting.received()).isNotEmpty());
                application.stop();
                assertThat(elsewhere.received()).isEmpty();
            }
        }
    }

    @Nested
    class EndOfTheApplication {
        @Test
        void whatIsQueuedIsDeliveredWhenTheApplicationEnds() {
            application.start();
            for (int call = 0; call < 20; call++) {
                ask();
            }
            application.stop();

            assertThat(application.payi().events()).hasSize(20);
            assertThat(application.payi().duplicates()).isEmpty();
            assertThat(log.lines()).anyMatch(line -> line.contains("20 events offered, 20 delivered"));
        }

        @Test
        void eventsThatCannotBeDeliveredInTimeAreLogged() {
            application.with("payi.ingest.shutdown-timeout", "300").start();
            application.payi().stall(Duration.ofSeconds(20));
            for (int call = 0; call < 5; call++) {
                ask();
            }
            application.stop();

            assertThat(log.lines()).anyMatch(line -> line.contains("5 events were not delivered within"));
            assertThat(log.lines()).anyMatch(line -> line.contains("5 events offered"));
            assertNoThreadIsLeft();
        }

        @Test
        void aFullQueueDropsEventsCountsAndLogsThem() {
            application.with("payi.ingest.queue-capacity", "2").with("payi.ingest.shutdown-timeout", "300").start();
            application.payi().stall(Duration.ofSeconds(20));
            for (int call = 0; call < 10; call++) {
                ask();
            }
            application.stop();

            assertThat(log.lines()).anyMatch(line -> line.contains("WARN") && line.contains("payi.ingest.queue-capacity=2"));
            assertThat(log.lines()).anyMatch(line -> line.contains("10 events offered"));
        }
    }

    @Test
    void withoutAKeyTheApplicationRunsAndAWarningIsLoggedOnce() {
        application.with("payi.api-key", null).start();
        assertThat(ask()).contains("choices");
        TrackContext.builder().proxy(true).run(() -> assertThat(ask()).contains("choices"));
        application.stop();

        assertThat(log.lines()).filteredOn(line -> line.contains("payi.api-key is not set: GenAI")).hasSize(1);
        assertThat(log.lines()).anyMatch(line -> line.contains("PAYI00204"));
        assertThat(application.payi().requests()).isEmpty();
    }

    @Test
    void switchedOffItDoesNothing() {
        application.with("payi.enabled", "false").with("payi.base-url", "nonsense").start();
        TrackContext.builder().userId("u").proxy(true).run(
                () -> application.get(Assistant.class).ask(application.provider().uri(), Map.of("xProxy-User-ID", "kept")));
        application.stop();

        assertThat(application.payi().requests()).isEmpty();
        assertThat(application.provider().received().get(0).header("xProxy-User-ID")).contains("kept");
        assertNoThreadIsLeft();
    }

    @Nested
    class PromptsAndAnswers {
        @Test
        void promptsAreSentOnlyWhenAskedForAndWithoutInlineData() {
            application.with("payi.log-prompt-and-response", "true").start();
            URI provider = application.provider().uri();
            String image = "data:image/png;base64," + "iVBORw0KGgo".repeat(50);
            application.get(Assistant.class).post(provider, "/v1/chat/completions",
                    Assistant.QUESTION.replace("secret-question", image), Map.of(), String.class);
            ask();
            TrackContext.builder().logPromptAndResponse(false).run(DeliveryTest.this::ask);
            application.stop();

            List<IngestedEvent> events = application.payi().events();
            assertThat(events.get(0).body().get("provider_request_json").asText()).contains("<not_instrumented>")
                    .doesNotContain("iVBORw0KGgo");
            assertThat(events.get(1).body().get("provider_request_json").asText()).isEqualTo(Assistant.QUESTION);
            assertThat(events.get(1).body().get("provider_response_json").asText()).contains("choices");
            assertThat(events.get(2).body().has("provider_request_json")).isFalse();
        }

        @Test
        void theMessagesOfAStreamThatIsOneArrayAreSentToo() {
            application.with("payi.log-prompt-and-response", "true").start();
            application.provider().answer(Reply.json("[{\"text\":\"a\"},\n{\"text\":\"b\"}]"));
            application.get(Assistant.class).post(application.provider().uri(),
                    "/v1beta/models/gemini-2.5-flash:streamGenerateContent", "{\"contents\":[]}", Map.of(), String.class);
            application.stop();

            assertThat(application.payi().events().get(0).body().get("provider_response_json"))
                    .hasToString("[\"{\\\"text\\\":\\\"a\\\"}\",\"{\\\"text\\\":\\\"b\\\"}\"]");
        }

        @Test
        void inlineDataIsSentOnlyWhenAskedFor() {
            application.with("payi.log-prompt-and-response", "true").with("payi.instrument-inline-data", "true").start();
            String image = "data:image/png;base64," + "iVBORw0KGgo".repeat(50);
            application.get(Assistant.class).post(application.provider().uri(), "/v1/chat/completions",
                    Assistant.QUESTION.replace("secret-question", image), Map.of(), String.class);
            application.stop();

            assertThat(application.payi().events().get(0).body().get("provider_request_json").asText()).contains(image);
        }

        @Test
        void headersAreSentFromAListOnly() {
            application.with("payi.log-prompt-and-response", "true").start();
            application.provider().answer(Reply.json("{\"id\":\"c\"}").header("x-request-id", "req_1")
                    .header("Set-Cookie", "session=secret-cookie").header("x-other", "secret-other"));
            application.get(Assistant.class).ask(application.provider().uri(), Map.of("Authorization", "Bearer secret-token",
                    "api-key", "secret-key", "Cookie", "c=secret-cookie", "OpenAI-Beta", "assistants=v2"));
            application.stop();

            String event = application.payi().events().get(0).body().toString();
            assertThat(event).contains("req_1").contains("assistants=v2").doesNotContain("secret-cookie", "secret-other",
                    "secret-token", "secret-key");
        }

        @Test
        void aCutTextIsMarked() {
            application.with("payi.log-prompt-and-response", "true").with("payi.capture.max-bytes", "40").start();
            ask();
            application.stop();

            IngestedEvent event = application.payi().events().get(0);
            assertThat(event.body().get("provider_request_json").asText()).hasSize(40);
            assertThat(event.properties()).containsEntry("payi.truncated", "true");
            assertThat(event.units().get("text")).isEqualTo(new IngestedEvent.Units(12, 7));
        }
    }

    private String ask() {
        return application.get(Assistant.class).ask(application.provider().uri());
    }

    /** A thread that was interrupted ends a moment later. */
    private static void assertNoThreadIsLeft() {
        await().untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet().stream().map(Thread::getName)
                .filter(name -> name.startsWith("payi")).collect(Collectors.toSet())).isEmpty());
    }
}
