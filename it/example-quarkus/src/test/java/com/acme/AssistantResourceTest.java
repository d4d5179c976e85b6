package com.acme;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import org.junit.jupiter.api.Test;

import com.payi.testkit.FakePayi;
import com.payi.testkit.FakeProvider;
import com.payi.testkit.quarkus.PayiQuarkusTest;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;

/** Tests of an application on Quarkus by HTTP. */
@QuarkusTest
@PayiQuarkusTest(config = "quarkus.rest-client.llm.url=${provider}")
class AssistantResourceTest {
    FakePayi payi;
    FakeProvider provider;

    @TestHTTPResource("answer")
    URL answer;

    @Test
    void aUsedUpBudgetHasAnAnswer() throws Exception {
        payi.limit("daily").blocked();
        ask("carol");
        assertThat(payi).user("carol").calls(1);

        assertThat(ask("carol")).isEqualTo(AssistantResource.USED_UP);

        assertThat(provider.received()).hasSize(1);
    }

    private String ask(String user) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(answer + "?question=Hi&user=" + user)).build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
