package com.payi.cdi.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import com.payi.cdi.LimitStates;
import com.payi.cdi.TrackContext;
import com.payi.cdi.TrackScope;
import com.payi.cdi.testing.TestApplication;
import com.payi.testkit.IngestedEvent;

/** Calls that the application describes are reported like those that the library sees. */
class CallReportTest {
    private final TestApplication application = TestApplication.configured();

    @AfterEach
    void stop() {
        application.close();
    }

    private IngestedEvent event() {
        await().until(() -> application.payi().events().size() == 1);
        return application.payi().events().get(0);
    }

    @Test
    void everythingThatIsKnownIsReportedInTheCurrentContext() {
        application.start();
        Instant start = Instant.parse("2026-03-01T10:00:00Z");

        try (TrackScope scope = TrackContext.builder().useCaseName("voice").userId("anna").limitIds("daily")
                .requestProperties(Map.of("tier", "gold", "region", "eu")).open()) {
            CallReport.builder("system.openai", "gpt-4o-realtime-preview")
                    .units("text", 100, 20).units("text", 20, 5).units("audio", 300, 700)
                    .providerResponseId("resp_1").startedAt(start).latency(Duration.ofMillis(2100))
                    .timeToFirstToken(Duration.ofMillis(180)).httpStatus(200)
                    .property("turns", "4").property("region", null)
                    .report();
            await().pollInSameThread().until(() -> TrackContext.current().lastResult().isPresent());
        }

        IngestedEvent event = event();
        assertThat(event.id()).isEqualTo("resp_1");
        assertThat(event.category()).isEqualTo("system.openai");
        assertThat(event.resource()).isEqualTo("gpt-4o-realtime-preview");
        assertThat(event.units()).containsEntry("text", new IngestedEvent.Units(120, 25))
                .containsEntry("audio", new IngestedEvent.Units(300, 700));
        assertThat(event.useCaseName()).isEqualTo("voice");
        assertThat(event.userId()).isEqualTo("anna");
        assertThat(event.limitIds()).containsExactly("daily");
        assertThat(event.properties()).containsEntry("turns", "4").containsEntry("tier", "gold").doesNotContainKey("region");
        assertThat(event.body().get("event_timestamp").asText()).startsWith("2026-03-01T10:00:00");
        assertThat(event.body().get("end_to_end_latency_ms").asInt()).isEqualTo(2100);
        assertThat(event.body().get("time_to_first_token_ms").asInt()).isEqualTo(180);
    }

    @Test
    void aReportWithNothingButItsUnitsGetsAnIdAndATime() {
        application.start();

        CallReport.builder("local", "llama-3-8b").units("text", 10, 3).report();

        IngestedEvent event = event();
        assertThat(event.id()).startsWith("payi_");
        assertThat(event.httpStatusCode()).isEqualTo(200);
        assertThat(event.body().get("event_timestamp").asText()).isNotBlank();
    }

    @Test
    void aBuilderReportsEachTimeAndTheSecondReportOfAnIdGetsAnotherOne() {
        application.start();
        CallReport.Builder report = CallReport.builder("local", "llama-3-8b").providerResponseId("one").units("text", 1, 1);

        report.report();
        report.report();

        await().until(() -> application.payi().events().size() == 2);
        assertThat(application.payi().events()).extracting(IngestedEvent::id).contains("one").doesNotHaveDuplicates();
    }

    @Test
    void theContextMayBeThatOfAnotherThread() throws InterruptedException {
        application.start();
        CallContext asked;
        try (TrackScope scope = TrackContext.builder().useCaseName("batch").userId("anna").open()) {
            asked = CallContext.current();
        }

        Thread thread = new Thread(() -> CallReport.builder("local", "llama-3-8b").context(asked).report());
        thread.start();
        thread.join();

        assertThat(event().userId()).isEqualTo("anna");
    }

    @Test
    void theResultChangesTheStatesOfLimits() {
        application.start();
        application.payi().limitState("daily", "blocked");

        try (TrackScope scope = TrackContext.builder().limitIds("daily").open()) {
            CallReport.builder("local", "llama-3-8b").units("text", 1, 1).report();
        }

        await().untilAsserted(() -> assertThat(application.get(LimitStates.class).isBlocked("daily")).isTrue());
    }

    @Test
    void whatCannotBeReportedIsRefusedWithTheReason() {
        assertThatIllegalArgumentException().isThrownBy(() -> CallReport.builder("local", " "))
                .withMessageContaining("resource");
        CallReport.Builder report = CallReport.builder("local", "llama-3-8b");
        assertThatIllegalArgumentException().isThrownBy(() -> report.units("text", -1, 0)).withMessageContaining("text");
        assertThatIllegalArgumentException().isThrownBy(() -> report.units("", 1, 0)).withMessageContaining("unit");
        assertThatIllegalArgumentException().isThrownBy(() -> report.latency(Duration.ofMillis(-1)))
                .withMessageContaining("latency");
        assertThatIllegalArgumentException().isThrownBy(() -> report.httpStatus(42)).withMessageContaining("42");
    }
}
