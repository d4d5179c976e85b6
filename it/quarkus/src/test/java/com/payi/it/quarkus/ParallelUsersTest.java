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

import org.junit.jupiter.api.Test;

import com.payi.testkit.IngestedEvent;
import com.payi.testkit.Reply;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

/** Many requests of two users at the same time; more of them wait than there are workers. */
@QuarkusTest
class ParallelUsersTest extends ApplicationTest {
    private static final int REQUESTS_OF_EACH_KIND = 150;
    private static final Duration TIME_TO_THINK = Duration.ofMillis(300);

    @TestHTTPResource("/users")
    URI users;

    @Test
    void noCallIsAccountedForWithTheContextOfAnother() {
        provider.on(request -> true, request -> answerTo(request.json().get("model").asText()).delay(TIME_TO_THINK));
        HttpClient browser = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        for (int i = 0; i < REQUESTS_OF_EACH_KIND; i++) {
            for (String user : List.of("anna", "berta")) {
                for (String kind : List.of("blocking", "async")) {
                    String path = "/" + user + "/" + kind + "/model-of-" + user + "-" + kind + "-" + i;
                    answers.add(browser.sendAsync(HttpRequest.newBuilder(URI.create(users + path)).build(),
                            HttpResponse.BodyHandlers.ofString()));
                }
            }
        }
        answers.forEach(answer -> assertThat(answer.join().statusCode()).isEqualTo(200));

        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(payi.events()).hasSize(answers.size()));
        assertThat(onlyEvents(answers.size())).allSatisfy(event -> {
            String user = event.resource().contains("anna") ? "anna" : "berta";
            assertThat(event.id()).isEqualTo("answer-to-" + event.resource());
            assertThat(event.userId()).isEqualTo(user);
            assertThat(event.useCaseName()).isEqualTo(user + "s");
            assertThat(event.limitIds()).containsExactly(user + "s_limit");
        });
        assertThat(payi.events()).extracting(IngestedEvent::resource).doesNotHaveDuplicates();
        assertThat(payi.events()).extracting(IngestedEvent::useCaseId).doesNotHaveDuplicates();
    }

    private static Reply answerTo(String model) {
        return Reply.json("{\"id\":\"answer-to-" + model + "\",\"model\":\"" + model + "\",\"choices\":[],"
                + "\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":4,\"total_tokens\":7}}");
    }
}
