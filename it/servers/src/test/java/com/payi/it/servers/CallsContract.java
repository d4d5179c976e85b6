package com.payi.it.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import com.payi.testkit.FakePayi;
import com.payi.testkit.FakeProvider;
import com.payi.testkit.HttpRequestRecord;
import com.payi.testkit.IngestedEvent;
import com.payi.testkit.Reply;

/**
 * What an application that has the library in WEB-INF/lib, and configures nothing but {@code payi.*}, may expect of its
 * calls. Each test asks for a model of its own, by which its events are known.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CallsContract {
    private static final IngestedEvent.Units CONSUMED = new IngestedEvent.Units(FakeProvider.INPUT_TOKENS,
            FakeProvider.OUTPUT_TOKENS);

    private final Installation installation;

    private URI application;

    CallsContract(Installation installation) {
        this.installation = installation;
    }

    @BeforeAll
    void deploy() {
        application = installation.application();
    }

    @Test
    void theStartIsAnnounced() {
        assertThat(installation.log())
                .containsPattern("PAYI00001: .*mode ingest, Pay-i at " + payi().uri() + ", default use case accounting")
                .doesNotContain(FakePayi.DEFAULT_API_KEY);
    }

    @Test
    void theContextOfACallingServiceIsInherited() {
        installation.callInContext(application, "documents/reading", "from-a-service",
                "v=1;use-case-name=order_chat;use-case-id=4f1c;user-id=Zo%C3%AB;limit-ids=daily,weekly");

        IngestedEvent event = installation.event("from-a-service");
        assertThat(event.useCaseName()).isEqualTo("order_chat");
        assertThat(event.useCaseId()).isEqualTo("4f1c");
        assertThat(event.userId()).isEqualTo("Zoë");
        assertThat(event.limitIds()).containsExactlyInAnyOrder("daily", "weekly");
    }

    @Test
    void theContextGoesToServicesThatAreNamedAndNotToProviders() {
        installation.provider().on(request -> request.path().startsWith("/v1/orders"), request -> Reply.json("[]"));
        assertThat(installation.call(application, "documents/order", "outbound").body()).isEqualTo("[][]");
        installation.call(application, "documents/summary", "outbound-provider");
        installation.event("outbound-provider");

        List<HttpRequestRecord> received = installation.provider().received();
        assertThat(received).filteredOn(request -> request.path().startsWith("/v1/orders")).hasSize(2)
                .allSatisfy(request -> assertThat(request.header("Payi-Context"))
                        .contains("v=1;use-case-name=document_order;use-case-id=4f1c;user-id=user_123;limit-ids=daily_budget"));
        assertThat(received).filteredOn(request -> request.bodyText().contains("outbound-provider")).singleElement()
                .satisfies(request -> assertThat(request.header("Payi-Context")).isEmpty());
    }

    @Test
    void aCallBelowATrackedMethodIsReportedWithItsContext() {
        HttpResponse<String> answer = installation.call(application, "documents/summary", "tracked");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("choices");
        IngestedEvent event = installation.event("tracked");
        assertThat(event.useCaseName()).isEqualTo("document_summary");
        assertThat(event.useCaseId()).hasSize(36);
        assertThat(event.limitIds()).containsExactly("daily_budget");
        assertThat(event.userId()).isEqualTo("user_123");
        assertThat(event.accountName()).isEqualTo("acme");
        assertThat(event.category()).isEqualTo("system.openai");
        assertThat(event.units()).isEqualTo(Map.of("text", CONSUMED));
        assertThat(event.httpStatusCode()).isEqualTo(200);
        assertThat(event.body().toString()).doesNotContain("secret-question");
    }

    @Test
    void aCallOutsideOfEveryContextBelongsToTheApplication() {
        installation.call(application, "documents/reading", "untracked");

        IngestedEvent event = installation.event("untracked");
        assertThat(event.useCaseName()).isEqualTo("accounting");
        assertThat(event.useCaseId()).hasSize(36);
        assertThat(event.limitIds()).isEmpty();
        assertThat(event.userId()).isNull();
        assertThat(event.units()).isEqualTo(Map.of("text", CONSUMED));
    }

    @Test
    void aCallOfAMicroProfileRestClientIsReported() {
        HttpResponse<String> answer = installation.call(application, "documents/search", "rest-client");

        assertThat(answer.body()).contains("choices");
        IngestedEvent event = installation.event("rest-client");
        assertThat(event.useCaseName()).isEqualTo("document_search");
        assertThat(event.units()).isEqualTo(Map.of("text", CONSUMED));
        assertThat(event.httpStatusCode()).isEqualTo(200);
    }

    @Test
    void aProxiedCallGoesThroughPayiWithItsContext() {
        HttpResponse<String> answer = installation.call(application, "documents/proxied-summary", "proxied");

        assertThat(answer.body()).contains("choices", "xproxy_result");
        assertThat(payi().proxied()).singleElement().satisfies(call -> {
            assertThat(call.header("xProxy-UseCase-Name")).hasValue("document_summary");
            assertThat(call.header("xProxy-api-key")).hasValue(FakePayi.DEFAULT_API_KEY);
            assertThat(call.header("xProxy-Account-Name")).hasValue("acme");
        });
        List<HttpRequestRecord> arrived = installation.provider().received().stream()
                .filter(request -> request.bodyText().contains("\"proxied\"")).toList();
        assertThat(arrived).singleElement().satisfies(request -> assertThat(request.headers().keySet())
                .noneMatch(name -> name.toLowerCase().startsWith("xproxy-")));
    }

    @Test
    void aStreamReachesTheApplicationAsItComesAndIsReportedOnce() throws IOException {
        CountDownLatch firstWasRead = new CountDownLatch(1);
        installation.provider().on(request -> request.bodyText().contains("\"streamed\""), request -> Reply.streamed(200,
                Map.of("Content-Type", "text/event-stream"), chunks(firstWasRead)));

        try (BufferedReader lines = new BufferedReader(new InputStreamReader(streamed(), StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).contains("Hello");
            assertThat(installation.events("streamed")).isEmpty();
            firstWasRead.countDown();
            assertThat(lines.lines()).contains("data: [DONE]");
        }

        IngestedEvent event = installation.event("streamed");
        assertThat(event.useCaseName()).isEqualTo("document_translation");
        assertThat(event.units()).isEqualTo(Map.of("text", new IngestedEvent.Units(3, 2)));
        assertThat(event.body().has("time_to_first_token_ms")).isTrue();
    }

    private InputStream streamed() {
        return installation.open(application, "documents/translation", "streamed").body();
    }

    /** The second chunk exists only after the first was read. */
    private static Iterable<byte[]> chunks(CountDownLatch firstWasRead) {
        String first = Reply
                .data("{\"id\":\"chatcmpl-streamed\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Hello\"}}]}");
        String rest = Reply.data("{\"id\":\"chatcmpl-streamed\",\"choices\":[],\"usage\":{\"prompt_tokens\":3,"
                + "\"completion_tokens\":2,\"total_tokens\":5}}") + Reply.data("[DONE]");
        return () -> Stream.of(first, rest).peek(chunk -> {
            if (chunk == rest) {
                await(firstWasRead);
            }
        }).map(chunk -> chunk.getBytes(StandardCharsets.UTF_8)).iterator();
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("The first chunk was never read");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aRefusedConnectionIsReportedWithWhatFailed() {
        URI dead = URI.create("http://127.0.0.1:" + FakeProvider.deadPort());

        assertThat(installation.call(application, "documents/summary", "refused", dead).statusCode()).isEqualTo(500);

        IngestedEvent event = installation.event("refused");
        assertThat(event.useCaseName()).isEqualTo("document_summary");
        assertThat(event.httpStatusCode()).isEqualTo(299);
        assertThat(event.units()).isEmpty();
        assertThat(event.properties().get("system.failure")).endsWith("ConnectException");
    }

    private FakePayi payi() {
        return installation.payi();
    }
}
