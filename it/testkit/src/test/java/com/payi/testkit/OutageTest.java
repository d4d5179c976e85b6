package com.payi.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OutageTest {
    private static final String INGEST = "/api/v1/ingest";
    private static final String BULK = INGEST + "/bulk";

    private final FakePayi payi = FakePayi.start();

    @AfterEach
    void close() {
        payi.close();
    }

    @Test
    void refusesUntilItIsOver() throws Exception {
        payi.unavailable(Outage.status(503, Map.of("Retry-After", "7")));
        for (int attempt = 0; attempt < 3; attempt++) {
            HttpResponse<String> refused = single("a");
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).contains("7");
        }
        payi.available();
        assertThat(single("a").statusCode()).isEqualTo(200);
        assertThat(payi.ingestRequests()).isEqualTo(4);
        assertThat(payi.distinctIds()).isEqualTo(1);
    }

    @Test
    void aBlackHoleAcceptsNothing() {
        payi.unavailable(Outage.blackHole());
        assertThatNobodyAnswers(() -> payi.ingestRequests() == 1);
        assertThat(payi.idCounts()).isEmpty();
    }

    @Test
    void answersCanBeLost() {
        payi.unavailable(Outage.lostAnswers());
        assertThatNobodyAnswers(() -> payi.distinctIds() == 1);
        assertThat(payi.idCounts()).containsExactly(Map.entry("a", 1));
    }

    @Test
    void aConnectionCanBeResetBeforeAndInTheAnswer() {
        payi.unavailable(Outage.reset());
        assertThatThrownBy(() -> single("a")).isInstanceOf(IOException.class);
        assertThat(payi.idCounts()).isEmpty();
        payi.unavailable(Outage.resetInAnswer());
        assertThatThrownBy(() -> single("b")).isInstanceOf(IOException.class);
        assertThat(payi.idCounts()).containsExactly(Map.entry("b", 1));
    }

    @Test
    void acceptedEventsAreAnsweredWithGarbage() throws Exception {
        payi.unavailable(Outage.garbage());
        assertThat(single("a").body()).startsWith("<html>");
        assertThat(payi.idCounts()).containsExactly(Map.entry("a", 1));
    }

    @Test
    void whatIsPoisonedFailsWithAllThatComesWithIt() throws Exception {
        payi.poison("bad", 500);
        assertThat(single("bad").statusCode()).isEqualTo(500);
        assertThat(send(BULK, "[" + event("a") + "," + event("bad") + "]").statusCode()).isEqualTo(500);
        assertThat(send(BULK, "[" + event("a") + "," + event("b") + "]").statusCode()).isEqualTo(200);
        assertThat(payi.idCounts()).containsOnlyKeys("a", "b");
    }

    @Test
    void aSingleEventCountsOnceAndAnItemOfABulkRequestEachTime() throws Exception {
        single("a");
        single("a");
        send(BULK, "[" + event("b") + "]");
        single("b");
        send(BULK, "[" + event("b") + "]");
        assertThat(payi.idCounts()).containsExactly(Map.entry("a", 2), Map.entry("b", 3));
        assertThat(payi.countedIds()).containsExactly(Map.entry("a", 1), Map.entry("b", 2));
    }

    @Test
    void aLeanOneKeepsIdsOnlyAndChecksSome() throws Exception {
        payi.lean(2);
        assertThat(single("a").statusCode()).isEqualTo(200);
        assertThat(send(INGEST + "?id=b", "{\"provider_response_id\":\"b\"}").statusCode()).isEqualTo(200);
        assertThat(send(INGEST + "?id=c", "{\"provider_response_id\":\"c\"}").statusCode()).isEqualTo(400);
        assertThat(payi.events()).isEmpty();
        assertThat(payi.requests()).isEmpty();
        assertThat(payi.idCounts()).containsOnlyKeys("a", "b");
    }

    @Test
    void anotherStartsWhereTheFirstOneWas() throws Exception {
        int port = payi.uri().getPort();
        payi.close();
        // Other tests of this process may have the port for a moment.
        try (FakePayi second = await().ignoreExceptions().until(() -> FakePayi.startAt(port), Objects::nonNull)) {
            assertThat(single("a").statusCode()).isEqualTo(200);
            assertThat(second.distinctIds()).isEqualTo(1);
        }
    }

    /** A call that has arrived ends with Pay-i, and not before. */
    private void assertThatNobodyAnswers(Callable<Boolean> arrived) {
        CompletableFuture<HttpResponse<String>> answer = Http.sendAsync(request(INGEST + "?id=a", event("a")));
        await().until(arrived);
        payi.close();
        assertThatThrownBy(answer::join).hasRootCauseInstanceOf(IOException.class);
    }

    private HttpResponse<String> single(String id) throws IOException, InterruptedException {
        return send(INGEST + "?id=" + id, event(id));
    }

    private HttpResponse<String> send(String path, String body) throws IOException, InterruptedException {
        return Http.send(request(path, body));
    }

    private HttpRequest.Builder request(String path, String body) {
        return Http.request(payi.uri(), path, body).header("xProxy-api-key", FakePayi.DEFAULT_API_KEY);
    }

    private static String event(String id) {
        return "{\"category\":\"system.openai\",\"units\":{},\"provider_response_id\":\"" + id + "\"}";
    }
}
