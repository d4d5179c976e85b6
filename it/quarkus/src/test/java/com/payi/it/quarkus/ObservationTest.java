package com.payi.it.quarkus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.payi.cdi.IngestStatistics;

import io.micrometer.core.instrument.search.MeterNotFoundException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

/** Meters and health of the delivery, in an application that has Micrometer and SmallRye Health. */
@QuarkusTest
class ObservationTest extends ApplicationTest {
    @Inject
    SimpleMeterRegistry registry;

    @Inject
    IngestStatistics statistics;

    @TestHTTPResource("/q/health/ready")
    URI readiness;

    @Test
    void theMetersFollowTheStatistics() {
        double before = registry.get("payi.ingest.delivered").functionCounter().count();
        assistant.summary(client -> client.text(Question.to("gpt-4o-mini")));

        onlyEvent();
        await().untilAsserted(
                () -> assertThat(registry.get("payi.ingest.delivered").functionCounter().count()).isEqualTo(before + 1));
        assertThat(registry.get("payi.ingest.dropped").functionCounters())
                .hasSize(IngestStatistics.DropReason.values().length);
        assertThat(registry.get("payi.ingest.queued").gauge().value()).isZero();
    }

    @Test
    void whatACallCostsIsThereByUseCaseAndModel() {
        assistant.summary(client -> client.text(Question.to("gpt-4.1-spend")));

        // A search that finds no meter throws; it appears about a second after its first call.
        await().ignoreException(MeterNotFoundException.class).untilAsserted(() -> {
            assertThat(registry.get("payi.spend.cost").tag("model", "gpt-4.1-spend").tag("status", "ok").functionCounter()
                    .count()).isPositive();
            assertThat(
                    registry.get("payi.spend.calls").tag("model", "gpt-4.1-spend").functionCounter().getId().getTag("use_case"))
                    .isEqualTo(onlyEvent().useCaseName());
        });
    }

    @Test
    void theApplicationIsReadyWhateverPayiDoes() throws Exception {
        payi.failNext(1, 503, "{}");
        assistant.summary(client -> client.text(Question.to("gpt-4o-mini")));
        onlyEvent();
        await().until(() -> statistics.snapshot().lastFailure().isPresent());

        HttpResponse<String> answer = HttpClient.newHttpClient().send(HttpRequest.newBuilder(readiness).build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode check = null;
        for (JsonNode any : new ObjectMapper().readTree(answer.body()).get("checks")) {
            check = any.get("name").asText().equals("Pay-i delivery") ? any : check;
        }
        assertThat(check).as(answer.body()).isNotNull();
        assertThat(check.get("status").asText()).isEqualTo("UP");
        assertThat(check.get("data").get("last_error_status").asInt()).isEqualTo(503);
        assertThat(check.get("data").get("queued").isNumber()).isTrue();
        assertThat(check.get("data").get("suspended").isBoolean()).isTrue();
    }
}
