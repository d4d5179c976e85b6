package com.payi.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;

class FakePayiIngestTest {
    private static final String INGEST = "/api/v1/ingest";
    private static final String BULK = INGEST + "/bulk";
    private static final String EVENT = """
            {"category":"system.openai","resource":"gpt-4o-mini","units":{"text":{"input":12,"output":7},"reasoning":{"output":3}},
             "http_status_code":200,"properties":{"tier":"gold","none":null},"use_case_properties":{"doc":"1"},
             "provider_response_id":"chat-1",
             "provider_response_function_calls":[{"name":"f","arguments":"{}"},{"name":"g"}]}""";
    private static final String[] CONTEXT = {"xProxy-UseCase-Name", "chat", "xProxy-UseCase-ID", "uc-1",
            "xProxy-UseCase-Version", "3", "xProxy-UseCase-Step", "plan", "xProxy-User-ID", "u", "xProxy-Account-Name", "acme",
            "xProxy-Limit-IDs", "a,b", "xProxy-Resource-Scope", "global"};
    private static final String ITEM = EVENT.replace("{\"category\"",
            "{\"use_case_name\":\"chat\",\"use_case_id\":\"uc-1\",\"use_case_version\":3,\"use_case_step\":\"plan\","
                    + "\"user_id\":\"u\",\"account_name\":\"acme\",\"limit_ids\":[\"a\",\"b\"],\"scope\":\"global\",\"category\"");

    private final FakePayi payi = FakePayi.start();

    @AfterEach
    void close() {
        payi.close();
    }

    @Test
    void readsTheSameFromSingleAndBulk() throws Exception {
        assertThat(post(INGEST + "?id=chat-1", EVENT, CONTEXT).statusCode()).isEqualTo(200);
        assertThat(post(BULK, "[" + ITEM + "]").statusCode()).isEqualTo(200);

        assertThat(payi.violations()).isEmpty();
        assertThat(payi.events()).extracting(IngestedEvent::bulk).containsExactly(false, true);
        assertThat(payi.events()).allSatisfy(event -> {
            assertThat(event.id()).isEqualTo("chat-1");
            assertThat(event.useCaseName()).isEqualTo("chat");
            assertThat(event.useCaseId()).isEqualTo("uc-1");
            assertThat(event.useCaseVersion()).isEqualTo(3);
            assertThat(event.useCaseStep()).isEqualTo("plan");
            assertThat(event.userId()).isEqualTo("u");
            assertThat(event.accountName()).isEqualTo("acme");
            assertThat(event.limitIds()).containsExactly("a", "b");
            assertThat(event.resourceScope()).isEqualTo("global");
            assertThat(event.category()).isEqualTo("system.openai");
            assertThat(event.resource()).isEqualTo("gpt-4o-mini");
            assertThat(event.units()).isEqualTo(
                    Map.of("text", new IngestedEvent.Units(12, 7), "reasoning", new IngestedEvent.Units(0, 3)));
            assertThat(event.httpStatusCode()).isEqualTo(200);
            assertThat(event.properties()).containsEntry("tier", "gold").containsEntry("none", null);
            assertThat(event.useCaseProperties()).isEqualTo(Map.of("doc", "1"));
            assertThat(event.functionCalls()).containsExactly(new IngestedEvent.FunctionCall("f", "{}"),
                    new IngestedEvent.FunctionCall("g", null));
        });
    }

    @Test
    void givesNothingForWhatIsAbsent() throws Exception {
        post(INGEST, "{\"category\":\"c\",\"units\":{}}");

        IngestedEvent event = payi.events().get(0);
        assertThat(event.id()).isNull();
        assertThat(event.useCaseName()).isNull();
        assertThat(event.useCaseVersion()).isNull();
        assertThat(event.limitIds()).isEmpty();
        assertThat(event.httpStatusCode()).isNull();
        assertThat(event.properties()).isEmpty();
        assertThat(event.functionCalls()).isEmpty();
    }

    @Test
    void answersWithContextLimitsAndCost() throws Exception {
        payi.limitState("b", "exceeded");

        JsonNode answer = Json.read(post(INGEST + "?id=1", EVENT, CONTEXT).body());

        JsonNode result = answer.path("xproxy_result");
        assertThat(result.path("use_case_name").asText()).isEqualTo("chat");
        assertThat(result.path("user_id").asText()).isEqualTo("u");
        assertThat(result.at("/limits/a/state").asText()).isEqualTo("ok");
        assertThat(result.at("/limits/b/state").asText()).isEqualTo("exceeded");
        assertThat(result.has("duplicate_request")).isFalse();
        assertThat(result.at("/cost/total/base").decimalValue()).isEqualByComparingTo("0.000032");
    }

    @Test
    void countsDuplicates() throws Exception {
        post(INGEST + "?id=one", EVENT);
        post(INGEST + "?id=two", EVENT);
        JsonNode repeated = Json.read(post(INGEST + "?id=one", EVENT).body());

        assertThat(repeated.at("/xproxy_result/duplicate_request").asBoolean()).isTrue();
        assertThat(payi.idCounts()).isEqualTo(Map.of("one", 2, "two", 1));
        assertThat(payi.duplicates()).containsExactly("one");
    }

    @Test
    void countsManyRequestsAtOnce() {
        // A client as applications have it: HTTP/2 wherever the server agrees, which this one does not.
        HttpClient client = HttpClient.newHttpClient();
        List<CompletableFuture<Integer>> answers = IntStream.range(0, 300)
                .mapToObj(i -> Http.request(payi.uri(), INGEST + "?id=" + i % 100, EVENT)
                        .header("xProxy-api-key", FakePayi.DEFAULT_API_KEY).build())
                .map(request -> client.sendAsync(request, HttpResponse.BodyHandlers.discarding())
                        .thenApply(HttpResponse::statusCode))
                .toList();

        assertThat(answers).extracting(CompletableFuture::join).containsOnly(200);
        assertThat(payi.events()).hasSize(300);
        assertThat(payi.idCounts()).hasSize(100).allSatisfy((id, count) -> assertThat(count).isEqualTo(3));
    }

    @Test
    void answersWithAnotherSuccess() throws Exception {
        payi.successStatus(202);

        assertThat(post(INGEST + "?id=1", EVENT).statusCode()).isEqualTo(202);
        assertThat(post(BULK, "[" + EVENT + "]").statusCode()).isEqualTo(202);
        payi.reset();
        assertThat(post(INGEST + "?id=1", EVENT).statusCode()).isEqualTo(200);
    }

    @Test
    void failsAShareOfTheRequests() throws Exception {
        payi.failShare(0.5, 500);
        int failed = 0;
        for (int i = 0; i < 100; i++) {
            failed += post(INGEST + "?id=" + i, EVENT).statusCode() == 500 ? 1 : 0;
        }

        assertThat(failed).isBetween(30, 70);
        assertThat(payi.events()).hasSize(100 - failed);
        payi.failShare(0, 500);
        assertThat(post(INGEST + "?id=1", EVENT).statusCode()).isEqualTo(200);
    }

    @Test
    void refusesAWrongKey() throws Exception {
        payi.apiKey("other");

        HttpResponse<String> answer = post(INGEST, EVENT);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(Json.read(answer.body()).at("/xproxy_error/code").asText()).isEqualTo("invalid_api_key");
        assertThat(Http.post(payi.uri(), "/api/v1/proxy/openai/v1/chat/completions", "{}").statusCode()).isEqualTo(401);
        assertThat(payi.events()).isEmpty();
        assertThat(payi.proxied()).isEmpty();
        assertThat(payi.requests()).hasSize(2);
    }

    @Test
    void refusesWhatBreaksTheContract() throws Exception {
        HttpResponse<String> answer = post(INGEST + "?id=1", "{\"units\":{\"text\":{\"input\":-1}},\"cost\":1}",
                "xProxy-UseCase-Version", "v1");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Json.read(answer.body()).at("/xproxy_error/code").asText()).isEqualTo("required_field_missing");
        assertThat(payi.events()).isEmpty();
        assertThat(payi.violations()).hasSize(4).allMatch(violation -> violation.startsWith("POST /api/v1/ingest?id=1 "))
                .anyMatch(violation -> violation.contains("body /category: required"))
                .anyMatch(violation -> violation.contains("body /cost: additionalProperties"))
                .anyMatch(violation -> violation.contains("body /units/text/input: minimum"))
                .anyMatch(violation -> violation.contains("header xProxy-UseCase-Version: type"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "{} {}", "not json"})
    void refusesWhatIsNotJson(String body) throws Exception {
        assertThat(post(INGEST, body).statusCode()).isEqualTo(400);
        assertThat(post(BULK, body).statusCode()).isEqualTo(400);
        assertThat(payi.violations()).hasSize(2);
    }

    @Test
    void refusesAnotherContentType() throws Exception {
        HttpResponse<String> answer = Http.send(Http.request(payi.uri(), INGEST, EVENT)
                .setHeader("Content-Type", "text/plain")
                .header("xProxy-api-key", FakePayi.DEFAULT_API_KEY));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(payi.violations()).singleElement().asString().contains("header Content-Type");
    }

    @Test
    void reportsBulkErrorsByItem() throws Exception {
        payi.refuse(event -> "nobody".equals(event.userId()), 400, "invalid_user_id");

        HttpResponse<String> answer = post(BULK,
                "[" + ITEM + ",{\"category\":\"c\"}," + ITEM.replace("\"u\"", "\"nobody\"") + "]");

        JsonNode body = Json.read(answer.body());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(body.path("total_count").asInt()).isEqualTo(3);
        assertThat(body.path("ingest_count").asInt()).isEqualTo(1);
        assertThat(body.path("item_error_count").asInt()).isEqualTo(2);
        assertThat(body.at("/errors/0/item_index").asInt()).isEqualTo(1);
        assertThat(body.at("/errors/0/xproxy_result/xproxy_error/code").asText()).isEqualTo("required_field_missing");
        assertThat(body.at("/errors/1/item_index").asInt()).isEqualTo(2);
        assertThat(body.at("/errors/1/xproxy_result/xproxy_error/code").asText()).isEqualTo("invalid_user_id");
        assertThat(payi.events()).hasSize(1);
        assertThat(payi.violations()).singleElement().asString().contains("item 1 body /units: required");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[{}]"})
    void refusesABulkRequestOfWhichNothingIsAccepted(String body) throws Exception {
        HttpResponse<String> answer = post(BULK, body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(payi.events()).isEmpty();
    }

    @Test
    void failsAsOftenAsAskedTo() throws Exception {
        payi.failNext(2, 503, Map.of("Retry-After", "7"), "{\"statusCode\":503,\"message\":\"busy\"}");

        HttpResponse<String> first = post(INGEST + "?id=1", EVENT);
        assertThat(first.statusCode()).isEqualTo(503);
        assertThat(first.headers().firstValue("retry-after")).hasValue("7");
        assertThat(post(BULK, "[]").statusCode()).isEqualTo(503);
        assertThat(payi.events()).isEmpty();

        assertThat(post(INGEST + "?id=1", EVENT).statusCode()).isEqualTo(200);
        assertThat(payi.idCounts()).isEqualTo(Map.of("1", 1));
    }

    @Test
    void resetsAndSendsGarbageAsOftenAsAskedTo() throws Exception {
        payi.resetNext(1).garbageNext(1);

        assertThatThrownBy(() -> post(INGEST + "?id=1", EVENT)).isInstanceOf(IOException.class);
        assertThat(payi.events()).isEmpty();

        HttpResponse<String> garbage = post(INGEST + "?id=1", EVENT);
        assertThat(garbage.statusCode()).isEqualTo(200);
        assertThatThrownBy(() -> Json.read(garbage.body()));
        assertThat(payi.events()).hasSize(1);
    }

    @Test
    void stallsUntilTheTestEndsIt() throws Exception {
        payi.stall(Duration.ofMinutes(5));

        CompletableFuture<HttpResponse<String>> stalled = postAsync();
        await().untilAsserted(() -> assertThat(payi.events()).hasSize(1));

        payi.stall(Duration.ZERO);
        assertThat(post(INGEST, EVENT).statusCode()).isEqualTo(200);
        payi.close();
        assertThatThrownBy(stalled::join).hasRootCauseInstanceOf(IOException.class);
    }

    @Test
    void holdsAnswersBackUntilTheTestReleasesThem() throws Exception {
        payi.holdAnswers();

        CompletableFuture<HttpResponse<String>> held = postAsync();
        await().untilAsserted(() -> assertThat(payi.events()).hasSize(1));
        assertThat(held).isNotDone();

        payi.releaseAnswers();
        assertThat(held.join().statusCode()).isEqualTo(200);
        assertThat(post(INGEST, EVENT).statusCode()).isEqualTo(200);
    }

    private CompletableFuture<HttpResponse<String>> postAsync() {
        return Http.sendAsync(Http.request(payi.uri(), INGEST, EVENT).header("xProxy-api-key", FakePayi.DEFAULT_API_KEY));
    }

    @Test
    void refusesAnEventBecauseOfALimitWithTheStates() throws Exception {
        payi.limitState("a", "blocked").refuse(event -> true, 400, "limit_reached");

        HttpResponse<String> answer = post(INGEST + "?id=1", EVENT, CONTEXT);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Json.read(answer.body()).at("/xproxy_error/code").asText()).isEqualTo("limit_reached");
        assertThat(Json.read(answer.body()).at("/xproxy_result/limits/a/state").asText()).isEqualTo("blocked");
        assertThat(Json.read(answer.body()).at("/xproxy_result/blocked_limit_ids/0").asText()).isEqualTo("a");
        assertThat(payi.events()).isEmpty();
        assertThat(Json.read(post(BULK, "[" + ITEM + "]").body()).at("/errors/0/xproxy_result").has("xproxy_result")).isFalse();
    }

    @Test
    void warnsWithEachResult() throws Exception {
        payi.warning("no price");

        assertThat(Json.read(post(INGEST + "?id=1", EVENT).body()).at("/xproxy_result/warnings/0").asText())
                .isEqualTo("no price");
        payi.reset();
        assertThat(Json.read(post(INGEST + "?id=2", EVENT).body()).path("xproxy_result").has("warnings")).isFalse();
    }

    @Test
    void forgetsWhatATestLeft() throws Exception {
        post(INGEST + "?id=1", EVENT);
        post(INGEST, "{}");
        payi.limitState("a", "blocked").refuse(event -> true, 400, "invalid_tags").failNext(1, 500, "{}");

        payi.reset();

        assertThat(List.of(payi.events(), payi.requests(), payi.violations(), payi.duplicates())).allMatch(List::isEmpty);
        JsonNode answer = Json.read(post(INGEST + "?id=1", EVENT, CONTEXT).body());
        assertThat(answer.at("/xproxy_result/limits/a/state").asText()).isEqualTo("ok");
        assertThat(answer.at("/xproxy_result").has("duplicate_request")).isFalse();
    }

    @Test
    void answersWithALimit() throws Exception {
        HttpResponse<String> answer = Http.send(Http.request(payi.uri(), "/api/v1/limits/a", "").GET()
                .header("xProxy-api-key", FakePayi.DEFAULT_API_KEY));

        assertThat(Json.read(answer.body()).at("/limit/limit_id").asText()).isEqualTo("a");
        assertThat(post("/api/v1/elsewhere", "{}").statusCode()).isEqualTo(404);
    }

    private HttpResponse<String> post(String path, String body, String... headers) throws IOException, InterruptedException {
        return Http.postWithKey(payi.uri(), path, body, headers);
    }
}
