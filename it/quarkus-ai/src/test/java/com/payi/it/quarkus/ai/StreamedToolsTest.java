package com.payi.it.quarkus.ai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.payi.testkit.IngestedEvent;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

/** The calls after a tool, and the tool itself, have the context of the method that asked the AI service. */
@QuarkusTest
class StreamedToolsTest extends AiApplicationTest {
    private final HttpClient browser = HttpClient.newHttpClient();

    @TestHTTPResource("/plans/")
    URI plans;

    @BeforeEach
    void useTools() {
        ToolAnswers.on(provider);
    }

    @ParameterizedTest
    @CsvSource({"MULTI, blocking", "MULTI, non-blocking", "MULTI_AT_ONCE, blocking", "MULTI_AT_ONCE, non-blocking",
            "TOKEN_STREAM, blocking"})
    void callsAfterAToolHaveTheContextOfTheMethod(String way, String endpoint) {
        assertThat(get(way + "/anna/" + endpoint).join()).isEqualTo("Hello from the fake");

        assertLoop("plan", "anna");
    }

    @Test
    void aiServicesThatAreTrackedThemselvesKeepTheirContext() {
        assertThat(get("MULTI/berta/tracked").join()).isEqualTo("Hello from the fake");

        assertLoop("tracked_plan", "berta");
    }

    @Test
    void tokenStreamsKeepTheContextOfTheMethodThatGaveThem() {
        assertThat(get("TOKEN_STREAM/berta/tracked-stream").join()).isEqualTo("Hello from the fake");

        assertLoop("tracked_plan", "berta");
    }

    /**
     * The client closes the connection of a stream at its end, now and then under another call that has just got it from
     * the pool; such a call fails, and its event has the right user all the same.
     */
    @Test
    void manyUsersInParallelAreNotMixedUp() {
        int count = 60;
        List<String> endpoints = List.of("MULTI/%s/blocking", "MULTI/%s/non-blocking", "TOKEN_STREAM/%s/blocking");
        List<Boolean> complete = IntStream.range(0, count)
                .mapToObj(i -> get(endpoints.get(i % endpoints.size()).formatted("user" + i)))
                .toList().stream().map(answer -> answer.join().equals("Hello from the fake")).toList();

        assertThat(complete).filteredOn(Boolean::booleanValue).hasSizeGreaterThan(count / 3);
        await().untilAsserted(() -> {
            for (int i = 0; i < count; i++) {
                assertComplete(complete.get(i), "user" + i);
            }
            assertThat(payi.events()).hasSizeGreaterThanOrEqualTo(provider.received().size());
        });
    }

    private void assertComplete(boolean complete, String user) {
        List<IngestedEvent> events = payi.events().stream().filter(event -> user.equals(event.userId())).toList();
        assertThat(events).hasSizeBetween(complete ? 2 : 1, 2)
                .allMatch(event -> event.useCaseName().equals("plan") && event.limitIds().contains("plan_limit"))
                .extracting(IngestedEvent::useCaseId).containsOnly(events.get(0).useCaseId());
    }

    private void assertLoop(String useCase, String user) {
        assertThat(onlyEvents(2)).allSatisfy(event -> {
            assertThat(event.useCaseName()).isEqualTo(useCase);
            assertThat(event.limitIds()).containsExactly("plan_limit");
            assertThat(event.userId()).isEqualTo(user);
        }).extracting(IngestedEvent::useCaseId).containsOnly(onlyEvents(2).get(0).useCaseId());
        assertThat(provider.received()).hasSize(2).last()
                .satisfies(request -> assertThat(request.json().toString()).contains("for " + user + " in " + useCase));
    }

    private CompletableFuture<String> get(String path) {
        return browser.sendAsync(HttpRequest.newBuilder(plans.resolve(path)).build(), BodyHandlers.ofString())
                .thenApply(answer -> answer.body());
    }
}
