package com.payi.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.JsonNode;

class FakePayiProxyTest {
    private static final String OPENAI = "/api/v1/proxy/openai/v1/chat/completions";
    private static final String ANTHROPIC = "/api/v1/proxy/anthropic/v1/messages";

    private final FakeProvider provider = FakeProvider.start();
    private final FakePayi payi = FakePayi.start();

    @BeforeEach
    void configure() {
        payi.proxyTo("openai", provider.uri()).proxyTo("anthropic", provider.uri());
    }

    @AfterEach
    void close() {
        payi.close();
        provider.close();
    }

    @Test
    void forwardsWithoutItsOwnHeaders() throws Exception {
        post(OPENAI + "?a=b%20c", Http.CHAT, "Authorization", "Bearer sk", "X-Other", "x", "xProxy-User-ID", "u",
                "xProxy-Forward-X-Extra", "extra");

        HttpRequestRecord seen = provider.received().get(0);
        assertThat(seen.target()).isEqualTo("/v1/chat/completions?a=b%20c");
        assertThat(seen.bodyText()).isEqualTo(Http.CHAT);
        assertThat(seen.header("Authorization")).hasValue("Bearer sk");
        assertThat(seen.header("X-Other")).hasValue("x");
        assertThat(seen.header("X-Extra")).hasValue("extra");
        assertThat(seen.headers().keySet()).noneMatch(name -> name.toLowerCase().startsWith("xproxy-"));
        assertThat(payi.proxied().get(0).header("xproxy-user-id")).hasValue("u");
        assertThat(payi.events()).isEmpty();
    }

    @Test
    void addsTheResultToJson() throws Exception {
        payi.limitState("b", "overrun");

        JsonNode answer = Json.read(post(OPENAI, Http.CHAT, "xProxy-UseCase-Name", "chat", "xProxy-UseCase-ID", "1",
                "xProxy-Limit-IDs", "a, b").body());

        assertThat(answer.path("object").asText()).isEqualTo("chat.completion");
        JsonNode result = answer.path("xproxy_result");
        assertThat(result.path("use_case_id").asText()).isEqualTo("1");
        assertThat(result.at("/limits/a/state").asText()).isEqualTo("ok");
        assertThat(result.at("/limits/b/state").asText()).isEqualTo("overrun");
        assertThat(result.at("/cost/input/base").decimalValue()).isEqualByComparingTo("0.000012");
        assertThat(result.at("/cost/output/base").decimalValue()).isEqualByComparingTo("0.000014");
    }

    @ParameterizedTest
    @CsvSource({"azure.openai,/openai/deployments/d/chat/completions?api-version=1", "azure.anthropic,/v1/messages",
            "aws.bedrock,/model/a%3Ab/converse", "google.vertex,/v1/projects/p/models/m:generateContent",
            "openai,/v1/embeddings"})
    void readsTheProviderFromTheHeader(String name, String rest) throws Exception {
        provider.always(Reply.json("{}"));

        String answer = post("/api/v1/proxy/" + name + rest, "{}", "xProxy-Provider-BaseUri", provider.uri() + "/base/").body();

        assertThat(provider.received().get(0).target()).isEqualTo("/base" + rest);
        assertThat(Json.read(answer).has("xproxy_result")).isTrue();
    }

    @Test
    void asksForAProviderItDoesNotKnow() throws Exception {
        HttpResponse<String> answer = post("/api/v1/proxy/azure.openai/openai/v1/responses", "{}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(code(answer)).isEqualTo("header_is_missing");
        assertThat(code(post(OPENAI, "{}", "xProxy-Provider-BaseUri", "not a uri"))).isEqualTo("invalid_provider_uri");
        assertThat(post("/api/v1/proxy/unknown/v1/responses", "{}").statusCode()).isEqualTo(404);
        assertThatThrownBy(() -> payi.proxyTo("unknown", provider.uri())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void addsTheResultToTheLastOpenAiChunk() throws Exception {
        List<JsonNode> chunks = data(post(OPENAI, Http.STREAMED_CHAT, "xProxy-User-ID", "u"));

        JsonNode last = chunks.get(chunks.size() - 1);
        assertThat(last.at("/usage/prompt_tokens").asInt()).isEqualTo(FakeProvider.INPUT_TOKENS);
        assertThat(last.at("/xproxy_result/user_id").asText()).isEqualTo("u");
        assertThat(last.at("/xproxy_result/cost/total/base").decimalValue()).isEqualByComparingTo("0.000026");
        assertThat(chunks.subList(0, chunks.size() - 1)).noneMatch(chunk -> chunk.has("xproxy_result"));
    }

    @Test
    void addsTheResultToTheEndOfTheChoiceWhereNoUsageComes() throws Exception {
        List<JsonNode> chunks = data(post(OPENAI, "{\"stream\":true}"));

        assertThat(chunks.get(chunks.size() - 1).at("/choices/0/finish_reason").asText()).isEqualTo("stop");
        assertThat(chunks.get(chunks.size() - 1).has("xproxy_result")).isTrue();
    }

    @Test
    void addsTheResultToAnthropicsMessageDelta() throws Exception {
        HttpResponse<String> answer = post(ANTHROPIC, "{\"stream\":true}");

        assertThat(data(answer)).filteredOn(event -> event.has("xproxy_result")).singleElement().satisfies(event -> {
            assertThat(event.path("type").asText()).isEqualTo("message_delta");
            assertThat(event.at("/xproxy_result/cost/total/base").decimalValue()).isEqualByComparingTo("0.000026");
        });
        assertThat(answer.body()).contains("event: message_delta\ndata: ").contains("event: message_stop\n");
    }

    @Test
    void addsTheResultToTheCompletedResponse() throws Exception {
        List<JsonNode> events = data(post("/api/v1/proxy/openai/v1/responses", "{\"stream\":true}"));

        assertThat(events).filteredOn(event -> event.has("xproxy_result")).singleElement()
                .satisfies(event -> assertThat(event.path("type").asText()).isEqualTo("response.completed"));
    }

    @Test
    void passesEventsOnWhileTheProviderStillWrites() throws Exception {
        GatedChunks events = new GatedChunks(List.of(Reply.data("{\"n\":1}"), Reply.data("{\"n\":2}"), Reply.data("[DONE]")));
        provider.answer(Reply.streamed(200, Map.of("Content-Type", "text/event-stream"), () -> events));

        HttpResponse<InputStream> answer = Http.send(Http.request(payi.uri(), OPENAI, Http.STREAMED_CHAT)
                .header("xProxy-api-key", FakePayi.DEFAULT_API_KEY), HttpResponse.BodyHandlers.ofInputStream());
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).isEqualTo("data: {\"n\":1}");
            events.allow(2);
            assertThat(lines.lines()).anyMatch(line -> line.contains("xproxy_result")).contains("data: [DONE]");
        }
    }

    @Test
    void readsACompressedAnswer() throws Exception {
        provider.answer(Reply.json("{\"a\":1}").gzip())
                .answer(Reply.sse(List.of(Reply.data("{\"b\":2}")), Duration.ZERO).gzip());

        HttpResponse<String> json = post(OPENAI, Http.CHAT);
        assertThat(json.body()).startsWith("{\"a\":1,\"xproxy_result\":");
        assertThat(json.headers().firstValue("content-encoding")).isEmpty();
        assertThat(data(post(OPENAI, Http.CHAT))).first().isEqualTo(Json.read("{\"b\":2}"));
    }

    @Test
    void passesOnWhatItDoesNotUnderstand() throws Exception {
        Map<String, String> eventStream = Map.of("Content-Type", "application/vnd.amazon.eventstream", "x-amzn-RequestId", "r");
        provider.answer(Reply.recorded(200, eventStream, new byte[]{1, 2, 3}).inChunksOf(2))
                .answer(Reply.json("[1]"))
                .answer(Reply.json("no json"));

        HttpResponse<String> binary = post(OPENAI, Http.CHAT);
        assertThat(binary.body()).isEqualTo("\1\2\3");
        assertThat(binary.headers().firstValue("x-amzn-requestid")).hasValue("r");
        assertThat(post(OPENAI, Http.CHAT).body()).isEqualTo("[1]");
        assertThat(post(OPENAI, Http.CHAT).body()).isEqualTo("no json");
    }

    @Test
    void addsItsErrorToTheProviders() throws Exception {
        provider.answer(Reply.json(429, "{\"error\":{\"message\":\"slow down\"}}").header("Retry-After", "3"));

        HttpResponse<String> answer = post(OPENAI, Http.CHAT);

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("retry-after")).hasValue("3");
        assertThat(Json.read(answer.body()).at("/error/message").asText()).isEqualTo("slow down");
        assertThat(code(answer)).isEqualTo("provider_error");
        assertThat(Json.read(answer.body()).has("xproxy_result")).isTrue();
    }

    @Test
    void answersThatTheProviderCannotBeReached() throws Exception {
        payi.proxyTo("openai", URI.create("http://127.0.0.1:" + FakeProvider.deadPort()));

        HttpResponse<String> answer = post(OPENAI, Http.CHAT);

        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(code(answer)).isEqualTo("provider_error");
    }

    @Test
    void breaksOffWithTheProvider() {
        provider.answer(Reply.sse(List.of(Reply.data("{}"), Reply.data("{}")), Duration.ZERO).cutAfter(12));

        assertThatThrownBy(() -> post(OPENAI, Http.STREAMED_CHAT)).isInstanceOf(IOException.class);
    }

    @Test
    void refusesACallUnderABlockedLimit() throws Exception {
        payi.limitState("full", "blocked");

        HttpResponse<String> answer = post(OPENAI, Http.CHAT, "xProxy-Limit-IDs", "a,full");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(code(answer)).isEqualTo("limit_reached");
        JsonNode result = Json.read(answer.body()).path("xproxy_result");
        assertThat(result.at("/limits/full/state").asText()).isEqualTo("blocked");
        assertThat(result.at("/blocked_limit_ids/0").asText()).isEqualTo("full");
        assertThat(provider.received()).isEmpty();
        assertThat(payi.proxied()).hasSize(1);
    }

    @Test
    void answersItselfAsOftenAsTheTestAsks() throws Exception {
        payi.answerNextProxied(1, 401, "{\"statusCode\":401,\"message\":\"no\"}");

        HttpResponse<String> answer = post(OPENAI, Http.CHAT);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).isEqualTo("{\"statusCode\":401,\"message\":\"no\"}");
        assertThat(provider.received()).isEmpty();
        assertThat(post(OPENAI, Http.CHAT).statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> post(String path, String body, String... headers) throws IOException, InterruptedException {
        return Http.postWithKey(payi.uri(), path, body, headers);
    }

    private static String code(HttpResponse<String> answer) {
        return Json.read(answer.body()).at("/xproxy_error/code").asText();
    }

    private static List<JsonNode> data(HttpResponse<String> answer) {
        return Stream.of(answer.body().split("\n"))
                .filter(line -> line.startsWith("data: {"))
                .map(line -> Json.read(line.substring("data: ".length())))
                .toList();
    }
}
