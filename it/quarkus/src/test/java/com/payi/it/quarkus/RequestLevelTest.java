package com.payi.it.quarkus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
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

/** The context of a request holds for its calls and for no others; it inherits the context of a calling service. */
@QuarkusTest
class RequestLevelTest extends ApplicationTest {
    private static final int USERS = 60;

    private final HttpClient browser = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @TestHTTPResource("/customer")
    URI requests;

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(requests + path));
    }

    private String get(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return response.body();
    }

    @Test
    void parallelRequestsKeepTheirUsers() {
        provider.on(request -> true, request -> {
            String model = request.json().get("model").asText();
            return Reply.json("{\"id\":\"" + model + "\",\"model\":\"" + model + "\",\"choices\":[],"
                    + "\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":4,\"total_tokens\":7}}")
                    .delay(Duration.ofMillis(100));
        });
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        for (int user = 0; user < USERS; user++) {
            for (String kind : List.of("plain", "tracked", "async")) {
                answers.add(browser.sendAsync(to("/" + kind + "/" + kind + "-" + user).header(UserFilter.HEADER, "user" + user)
                        .build(), HttpResponse.BodyHandlers.ofString()));
            }
        }
        answers.forEach(answer -> assertThat(answer.join().statusCode()).isEqualTo(200));

        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(payi.events()).hasSize(answers.size()));
        assertThat(payi.events()).allSatisfy(event -> {
            assertThat(event.userId()).isEqualTo("user" + event.resource().substring(event.resource().indexOf('-') + 1));
            assertThat(event.useCaseName()).isEqualTo(event.resource().startsWith("tracked") ? "tracked" : "quarkus-it");
        });
        assertThat(payi.events()).extracting(IngestedEvent::resource).doesNotHaveDuplicates();
    }

    @Test
    void anotherRequestKnowsNothingOfIt() throws Exception {
        assertThat(get(to("/who").header(UserFilter.HEADER, "anna"))).contains(" anna ");
        assertThat(get(to("/who"))).startsWith("quarkus-it ").doesNotContain("anna");
    }

    @Test
    void theContextOfTheCallingServiceIsInheritedAndTheApplicationOverridesIt() throws Exception {
        HttpRequest.Builder request = to("/who").header("Payi-Context",
                "v=1;use-case-name=chat;use-case-id=42;user-id=anna;limit-ids=daily,weekly");
        assertThat(get(request)).isEqualTo("chat 42 anna [daily, weekly]");
        assertThat(get(request.header(UserFilter.HEADER, "berta"))).isEqualTo("chat 42 berta [daily, weekly]");
        assertThat(get(to("/who").header("Payi-Context", "nonsense"))).startsWith("quarkus-it ");
    }

    @Test
    void theContextGoesToServicesThatAreNamedAndNotToProviders() throws Exception {
        provider.on(request -> request.path().equals("/orders"), request -> Reply.json("[]"));
        get(to("/orders").header(UserFilter.HEADER, "anna"));
        get(to("/tracked/gpt-4o-mini").header(UserFilter.HEADER, "anna"));

        assertThat(provider.received()).hasSize(2);
        assertThat(provider.received().get(0).header("Payi-Context"))
                .contains("v=1;use-case-name=orders;use-case-id=42;user-id=anna;limit-ids=daily");
        assertThat(provider.received().get(1).header("Payi-Context")).isEmpty();
    }
}
