package com.payi.it.quarkus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.payi.it.kit.WrongAttributions;
import com.payi.testkit.IngestedEvent;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

/**
 * Many requests at the same time, each of a user of its own and with two parallel branches. {@code -Dpayi.stress.calls=100000}
 * sets how many calls all kinds of requests make together.
 */
@QuarkusTest
class ConcurrentRequestsTest extends ApplicationTest {
    private static final int REQUESTS = 120;
    private static final int BRANCHES = 2;
    private static final int CALLS_A_BRANCH = 5;
    private static final int CALLS_A_BATCH = REQUESTS * BRANCHES * CALLS_A_BRANCH;
    private static final int CALLS = Integer.getInteger("stress.calls") / 3;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TestHTTPResource("/requests")
    URI requests;

    @ParameterizedTest
    @ValueSource(strings = {"blocking", "uni", "stage"})
    void noCallIsAccountedForWithTheContextOfAnother(String style) {
        HttpClient browser = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        int calls = 0;
        int wrong = 0;
        while (calls < CALLS) {
            List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
            for (int i = 0; i < REQUESTS; i++) {
                String path = "/" + style + "/user" + calls + "x" + i + "/" + CALLS_A_BRANCH;
                answers.add(browser.sendAsync(HttpRequest.newBuilder(URI.create(requests + path)).timeout(PATIENCE).build(),
                        HttpResponse.BodyHandlers.ofString()));
            }
            answers.forEach(answer -> assertThat(answer.join().statusCode()).isEqualTo(200));
            await().atMost(PATIENCE).until(() -> payi.events().size() >= CALLS_A_BATCH);
            wrong += WrongAttributions.in(payi.events(), BRANCHES * REQUESTS);
            calls += payi.events().size();
            assertThat(payi.events()).extracting(IngestedEvent::id).doesNotHaveDuplicates().hasSize(CALLS_A_BATCH);
            check();
            forget();
        }
        System.out.printf("Quarkus, %s: %d requests at a time, %d calls, %d wrong attributions%n", style, REQUESTS, calls,
                wrong);
        assertThat(wrong).as("wrong attributions in %d calls", calls).isZero();
    }
}
