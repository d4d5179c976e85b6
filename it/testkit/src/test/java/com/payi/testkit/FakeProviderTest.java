package com.payi.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.zip.GZIPInputStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;

class FakeProviderTest {
    private static final String CHAT_PATH = "/v1/chat/completions";
    private static final Map<String, String> TEXT = Map.of("Content-Type", "text/plain");

    private final FakeProvider provider = FakeProvider.start();

    @AfterEach
    void close() {
        provider.close();
    }

    @Test
    void answersFromRulesThenQueueThenStandingReplyThenDefault() throws Exception {
        provider.answer(Reply.json("\"queued\""))
                .on(request -> request.header("X-Rule").isPresent(), request -> Reply.json(request.bodyText()));

        assertThat(post("1", "x-rule", "yes").body()).isEqualTo("1");
        assertThat(post("2").body()).isEqualTo("\"queued\"");
        assertThat(Json.read(post(Http.CHAT).body()).path("object").asText()).isEqualTo("chat.completion");
        provider.always(Reply.json(429, "\"busy\""));
        assertThat(post("3").statusCode()).isEqualTo(429);
        assertThat(post("4").statusCode()).isEqualTo(429);

        provider.reset();
        assertThat(provider.received()).isEmpty();
        assertThat(post(Http.CHAT).statusCode()).isEqualTo(200);
    }

    @Test
    void recordsTheRequest() throws Exception {
        Http.post(provider.uri(), "/v1/chat%20x?api-version=1&a=b%26c", "{\"a\":\"ü\"}", "X-Multi", "one", "X-Multi", "two");

        HttpRequestRecord request = provider.received().get(0);
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.path()).isEqualTo("/v1/chat%20x");
        assertThat(request.query()).isEqualTo("api-version=1&a=b%26c");
        assertThat(request.queryParameter("a")).hasValue("b&c");
        assertThat(request.header("x-multi")).hasValue("one");
        assertThat(request.headers().get("X-MULTI")).containsExactly("one", "two");
        assertThat(request.json().path("a").asText()).isEqualTo("ü");
    }

    @ParameterizedTest
    @CsvSource({"/v1/chat/completions,prompt_tokens,completion_tokens", "/v1/responses,input_tokens,output_tokens",
            "/v1/embeddings,prompt_tokens,total_tokens", "/v1/messages,input_tokens,output_tokens"})
    void defaultAnswersHaveUsageAndModel(String path, String input, String output) throws Exception {
        JsonNode answer = Json.read(Http.post(provider.uri(), path, "{\"model\":\"m\"}").body());

        assertThat(answer.path("model").asText()).isEqualTo("m");
        assertThat(answer.path("usage").path(input).asInt()).isEqualTo(FakeProvider.INPUT_TOKENS);
        assertThat(answer.path("usage").has(output)).isTrue();
    }

    @Test
    void defaultAnswersHaveAnIdOfTheirOwn() throws Exception {
        String first = Json.read(post(Http.CHAT).body()).path("id").asText();
        String second = Json.read(post(Http.CHAT).body()).path("id").asText();

        assertThat(first).isNotEmpty().isNotEqualTo(second);
    }

    @Test
    void streamsUsageOnlyWhenAskedTo() throws Exception {
        String without = post("{\"stream\":true}").body();
        String with = post(Http.STREAMED_CHAT).body();

        assertThat(without).endsWith("data: [DONE]\n\n").doesNotContain("usage");
        assertThat(with).endsWith("data: [DONE]\n\n").contains("\"completion_tokens\":" + FakeProvider.OUTPUT_TOKENS);
    }

    @ParameterizedTest
    @CsvSource({"/v1/responses,response.completed", "/v1/messages,message_stop"})
    void streamsNamedEvents(String path, String last) throws Exception {
        HttpResponse<String> answer = Http.post(provider.uri(), path, "{\"stream\":true}");

        assertThat(answer.headers().firstValue("content-type")).hasValue("text/event-stream");
        assertThat(answer.body()).contains("event: " + last + "\n", "\"output_tokens\":" + FakeProvider.OUTPUT_TOKENS);
    }

    @Test
    void firstEventArrivesBeforeTheSecondExists() throws Exception {
        GatedChunks events = new GatedChunks(List.of(Reply.data("1"), Reply.data("2"), Reply.data("[DONE]")));
        provider.answer(Reply.streamed(200, Map.of("Content-Type", "text/event-stream"), () -> events));

        HttpResponse<InputStream> answer = Http.send(Http.request(provider.uri(), CHAT_PATH, "{}"),
                HttpResponse.BodyHandlers.ofInputStream());
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).isEqualTo("data: 1");
            events.allow(2);
            assertThat(lines.lines()).containsSubsequence("data: 2", "data: [DONE]");
        }
    }

    @Test
    void sendsEventsWithDelayAndGap() throws Exception {
        provider.answer(Reply.sse(List.of("a", "b", "c"), Duration.ofMillis(6)).delay(Duration.ofMillis(5)));

        assertThat(post("{}").body()).isEqualTo("abc");
    }

    @Test
    void pausesBeforeTheAnswerAndBetweenTwoEvents() throws Exception {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        List<String> steps = new ArrayList<>();
        Socket connection = new Socket() {
            @Override
            public OutputStream getOutputStream() {
                return written;
            }
        };
        ReplyWriter writer = new ReplyWriter(connection, pause -> steps.add(pause + " after " + ends(written)));

        writer.write(new HttpRequestRecord("GET", "/", Map.of(), new byte[0]),
                Reply.sse(List.of("a", "b", "c"), Duration.ofMillis(60)).delay(Duration.ofMillis(50)));

        assertThat(steps).containsExactly("PT0.05S after ", "PT0.06S after a", "PT0.06S after b");
        assertThat(ends(written)).isEqualTo("0");
    }

    /** The last line that is not empty. */
    private static String ends(ByteArrayOutputStream written) {
        String text = written.toString(StandardCharsets.ISO_8859_1).strip();
        return text.substring(text.lastIndexOf('\n') + 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 1000})
    void chunksAndCompresses(int size) throws Exception {
        provider.answer(Reply.json("\"grüße\"").inChunksOf(size))
                .answer(Reply.json("\"grüße\"").inChunksOf(size).gzip())
                .answer(Reply.json("\"grüße\"").gzip())
                .answer(Reply.sse(List.of("grüße", "welt"), Duration.ZERO).inChunksOf(size).gzip());

        assertThat(post("{}").body()).isEqualTo("\"grüße\"");
        assertThat(unzipped()).isEqualTo("\"grüße\"");
        assertThat(unzipped()).isEqualTo("\"grüße\"");
        assertThat(unzipped()).isEqualTo("grüßewelt");
    }

    @Test
    void cutsABodyOfAnnouncedLength() {
        provider.answer(Reply.json("{\"long\":\"body\"}").cutAfter(5));

        assertThatThrownBy(() -> post("{}")).isInstanceOf(IOException.class);
    }

    @Test
    void cutsAStreamAfterWhatWasSent() throws Exception {
        provider.answer(Reply.sse(List.of("first", "second"), Duration.ZERO).cutAfter(8));

        try (Socket socket = new Socket("127.0.0.1", provider.port())) {
            write(socket, "GET / HTTP/1.1\r\n\r\n");
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                    .endsWith("\r\n\r\n5\r\nfirst\r\n6\r\nsec");
        }
    }

    @Test
    void resetsTheConnection() throws Exception {
        provider.answer(Reply.reset());

        try (Socket socket = new Socket("127.0.0.1", provider.port())) {
            write(socket, "GET / HTTP/1.1\r\n\r\n");
            assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketException.class)
                    .hasMessageContaining("reset");
        }
    }

    @Test
    void staysSilent() {
        provider.answer(Reply.noAnswer(Duration.ofMinutes(5)));

        CompletableFuture<HttpResponse<String>> answer = Http.sendAsync(Http.request(provider.uri(), CHAT_PATH, "{}"));
        await().untilAsserted(() -> assertThat(provider.received()).hasSize(1));
        provider.close();
        assertThatThrownBy(answer::join).hasRootCauseInstanceOf(IOException.class);
    }

    @Test
    void nothingListensOnADeadPort() {
        URI dead = URI.create("http://127.0.0.1:" + FakeProvider.deadPort());

        assertThatThrownBy(() -> Http.post(dead, "/", "{}")).isInstanceOf(ConnectException.class);
    }

    @Test
    void keepsOneConnectionForSeveralRequests() throws Exception {
        provider.always(Reply.recorded(200, TEXT, "ok".getBytes(StandardCharsets.UTF_8)));

        try (Socket socket = new Socket("127.0.0.1", provider.port())) {
            InputStream in = socket.getInputStream();
            for (int i = 0; i < 3; i++) {
                write(socket, "POST /" + i + " HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n3\r\ncde\r\n0\r\n\r\n");
                assertThat(upTo(in, "\r\n\r\nok")).startsWith("HTTP/1.1 200");
            }
            write(socket, "GET /last HTTP/1.1\r\nConnection: close\r\n\r\n");
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).endsWith("ok");
        }
        assertThat(provider.received()).extracting(HttpRequestRecord::path).containsExactly("/0", "/1", "/2", "/last");
        assertThat(provider.received().get(2).bodyText()).isEqualTo("abcde");
    }

    @Test
    void letsAClientThatAsksGoOn() throws Exception {
        HttpRequest.Builder request = Http.request(provider.uri(), CHAT_PATH, Http.CHAT).expectContinue(true);

        assertThat(Http.send(request).statusCode()).isEqualTo(200);
        assertThat(provider.received().get(0).bodyText()).isEqualTo(Http.CHAT);
    }

    @Test
    void answersThatItsOwnRuleFailed() throws Exception {
        provider.on(request -> true, request -> {
            throw new IllegalStateException("no such answer");
        });

        assertThat(post("{}").statusCode()).isEqualTo(500);
        assertThat(post("{}").body()).contains("no such answer");
    }

    @Test
    void refusesNullWhereItIsGiven() {
        assertThatThrownBy(() -> provider.always((Answer) null)).isInstanceOf(NullPointerException.class)
                .hasMessageContaining("FakeProvider.always").hasMessageContaining("Answer.text");
        assertThatThrownBy(() -> provider.always((Reply) null)).hasMessageContaining("FakeProvider.always");
        assertThatThrownBy(() -> provider.answer((Answer) null)).hasMessageContaining("FakeProvider.answer");
        assertThatThrownBy(() -> provider.answer((Reply) null)).hasMessageContaining("FakeProvider.answer");
        assertThatThrownBy(() -> provider.onModel("gpt-4o", null)).hasMessageContaining("FakeProvider.onModel");
    }

    private HttpResponse<String> post(String body, String... headers) throws IOException, InterruptedException {
        return Http.post(provider.uri(), CHAT_PATH, body, headers);
    }

    private String unzipped() throws IOException, InterruptedException {
        HttpResponse<InputStream> answer = Http.send(Http.request(provider.uri(), CHAT_PATH, "{}"),
                HttpResponse.BodyHandlers.ofInputStream());
        assertThat(answer.headers().firstValue("content-encoding")).hasValue("gzip");
        return new String(new GZIPInputStream(answer.body()).readAllBytes(), StandardCharsets.UTF_8);
    }

    private static void write(Socket socket, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String upTo(InputStream in, String end) throws IOException {
        StringBuilder text = new StringBuilder();
        while (text.indexOf(end) < 0) {
            int next = in.read();
            assertThat(next).as("more after " + text).isNotNegative();
            text.append((char) next);
        }
        return text.toString();
    }
}
