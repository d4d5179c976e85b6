package com.payi.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.CRC32;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.fasterxml.jackson.databind.JsonNode;

class AnswerTest {
    private static final String CONVERSE = "/model/anthropic.claude%3A0/converse";
    private static final String GEMINI = "/v1beta/models/gemini-2.5-flash:";
    private static final Answer TEXT = Answer.text("One two three four").tokens(1000, 200);
    private static final Answer TOOL = Answer.toolCall("weather", "{\"city\":\"Rome\"}").tokens(30, 20);

    private final FakeProvider provider = FakeProvider.start();

    @AfterEach
    void close() {
        provider.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /v1/chat/completions | /choices/0/message/content | /usage/prompt_tokens     | /usage/completion_tokens
            /v1/responses        | /output/0/content/0/text   | /usage/input_tokens      | /usage/output_tokens
            /v1/messages         | /content/0/text            | /usage/input_tokens      | /usage/output_tokens
            /model/m/converse    | /output/message/content/0/text | /usage/inputTokens   | /usage/outputTokens
            /model/eu.anthropic.m/invoke | /content/0/text    | /usage/input_tokens      | /usage/output_tokens
            /v1beta/models/m:generateContent | /candidates/0/content/parts/0/text | /usageMetadata/promptTokenCount \
            | /usageMetadata/candidatesTokenCount
            """)
    void isADocumentInEachDialect(String path, String text, String input, String output) throws Exception {
        provider.answer(TEXT);

        JsonNode document = document(path, "{\"model\":\"m\"}");

        assertThat(document.at(text).asText()).isEqualTo("One two three four");
        assertThat(document.at(input).asLong()).isEqualTo(1000);
        assertThat(document.at(output).asLong()).isEqualTo(200);
        assertThat(document(path, "{}").at(text).asText()).as("later answers").isEqualTo("Hello from the fake");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /v1/chat/completions | {"stream":true,"stream_options":{"include_usage":true}} | "prompt_tokens":1000
            /v1/responses        | {"stream":true} | "input_tokens":1000
            /v1/messages         | {"stream":true} | "output_tokens":200
            /v1beta/models/m:streamGenerateContent?alt=sse | {} | "promptTokenCount":1000
            """)
    void isAStreamInEachDialect(String path, String body, String usage) throws Exception {
        provider.answer(TEXT.gap(Duration.ofMillis(1)));

        HttpResponse<String> stream = Http.post(provider.uri(), path, body);

        assertThat(stream.headers().firstValue("Content-Type")).hasValue("text/event-stream");
        assertThat(stream.body()).contains("\"One\"", "\" two\"", "\" three four\"", usage);
    }

    @Test
    void isAnArrayWhereGeminiIsNotAskedForEvents() throws Exception {
        provider.answer(TEXT);

        JsonNode array = document(GEMINI + "streamGenerateContent", "{}");

        assertThat(array).hasSize(3);
        assertThat(array.at("/2/candidates/0/finishReason").asText()).isEqualTo("STOP");
    }

    @Test
    void isAnEventStreamOfBedrock() throws Exception {
        provider.answer(TEXT).answer(TOOL);

        assertThat(frames()).extracting(Frame::type).containsExactly("messageStart", "contentBlockDelta", "contentBlockDelta",
                "contentBlockDelta", "contentBlockStop", "messageStop", "metadata");
        List<Frame> tool = frames();
        assertThat(tool.get(1).body().at("/start/toolUse/name").asText()).isEqualTo("weather");
        assertThat(tool.get(tool.size() - 1).body().at("/usage/inputTokens").asLong()).isEqualTo(30);
    }

    @Test
    void isWhatBedrocksInvokeAnswersForAModelOfAnthropic() throws Exception {
        provider.answer(TEXT).answer(TEXT);

        HttpResponse<String> document = Http.post(provider.uri(), "/model/anthropic.claude%3A0/invoke", "{}");
        assertThat(document.headers().firstValue("X-Amzn-Bedrock-Input-Token-Count")).hasValue("1000");
        assertThat(document.headers().firstValue("X-Amzn-Bedrock-Output-Token-Count")).hasValue("200");

        List<JsonNode> events = new ArrayList<>();
        for (Frame frame : frames("/model/anthropic.claude%3A0/invoke-with-response-stream")) {
            assertThat(frame.type()).isEqualTo("chunk");
            events.add(Json.read(new String(Base64.getDecoder().decode(frame.body().path("bytes").asText()),
                    StandardCharsets.UTF_8)));
        }
        assertThat(events).extracting(event -> event.path("type").asText()).startsWith("message_start")
                .endsWith("message_stop");
        assertThat(events.get(events.size() - 1).at("/amazon-bedrock-invocationMetrics/inputTokenCount").asLong())
                .isEqualTo(1000);
        assertThat(Http.post(provider.uri(), "/model/meta.llama3/invoke", "{}").statusCode()).as("other models").isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /v1/chat/completions | /choices/0/message/tool_calls/0/function/name | /choices/0/finish_reason | tool_calls
            /v1/responses        | /output/0/name                                | /output/0/type           | function_call
            /v1/messages         | /content/0/name                               | /stop_reason             | tool_use
            /model/m/converse    | /output/message/content/0/toolUse/name        | /stopReason              | tool_use
            /v1beta/models/m:generateContent | /candidates/0/content/parts/0/functionCall/name | /candidates/0/finishReason | STOP
            """)
    void canCallATool(String path, String name, String reason, String expected) throws Exception {
        provider.answer(TOOL).answer(TOOL);

        JsonNode document = document(path, "{}");

        assertThat(document.at(name).asText()).isEqualTo("weather");
        assertThat(document.at(reason).asText()).isEqualTo(expected);
        assertThat(document.toString()).contains("Rome");
        assertThat(Http.post(provider.uri(), path, "{\"stream\":true}").body()).contains("weather", "Rome");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /v1/chat/completions | /error/message | /error/code   | rate_limit_exceeded
            /v1/responses        | /error/message | /error/code   | rate_limit_exceeded
            /v1/embeddings       | /error/message | /error/code   | rate_limit_exceeded
            /v1/messages         | /error/message | /error/type   | rate_limit_error
            /model/m/converse    | /message       | /message      | Slow down
            /model/anthropic.m/invoke | /message  | /message      | Slow down
            /v1beta/models/m:generateContent | /error/message | /error/status | RESOURCE_EXHAUSTED
            """)
    void canBeAnError(String path, String message, String code, String expected) throws Exception {
        provider.answer(Answer.error(429, "Slow down"));

        HttpResponse<String> answer = Http.post(provider.uri(), path, "{}");

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(Json.read(answer.body()).at(message).asText()).isEqualTo("Slow down");
        assertThat(Json.read(answer.body()).at(code).asText()).isEqualTo(expected);
    }

    @Test
    void canBeLate() {
        provider.answer(TEXT.delay(Duration.ofMinutes(5)));

        assertThatThrownBy(() -> Http.send(Http.request(provider.uri(), CONVERSE, "{}").timeout(Duration.ofMillis(200))))
                .isInstanceOf(HttpTimeoutException.class);
    }

    @Test
    void canBeThatOfOneModel() throws Exception {
        provider.onModel("anthropic.claude:0", Answer.text("Claude")).onModel("gemini-2.5-flash", Answer.text("Gemini"))
                .onModel("gpt-4o", Answer.text("GPT")).always(Answer.text("any"));

        assertThat(document(CONVERSE, "{}").toString()).contains("Claude");
        assertThat(document(GEMINI + "generateContent", "{}").toString()).contains("\"Gemini\"");
        assertThat(document("/v1/chat/completions", "{\"model\":\"gpt-4o\"}").toString()).contains("GPT");
        assertThat(document("/openai/deployments/gpt-4o/chat/completions", "{}").toString()).contains("GPT");
        assertThat(document("/v1/chat/completions", "{\"model\":\"other\"}").toString()).contains("any");
    }

    @Test
    void hasArgumentsThatAreJson() {
        assertThatThrownBy(() -> Answer.toolCall("weather", "Rome")).isInstanceOf(UncheckedIOException.class);
    }

    private JsonNode document(String path, String body) throws Exception {
        HttpResponse<String> answer = Http.post(provider.uri(), path, body);
        assertThat(answer.statusCode()).isEqualTo(200);
        return Json.read(answer.body());
    }

    private record Frame(String type, JsonNode body) {}

    private List<Frame> frames() throws Exception {
        return frames(CONVERSE + "-stream");
    }

    private List<Frame> frames(String path) throws Exception {
        byte[] bytes = Http.send(Http.request(provider.uri(), path, "{}"),
                HttpResponse.BodyHandlers.ofByteArray()).body();
        List<Frame> frames = new ArrayList<>();
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        while (rest.hasRemaining()) {
            int start = rest.position();
            int length = rest.getInt();
            int headers = rest.getInt();
            assertThat(rest.getInt()).isEqualTo(checksum(bytes, start, 8));
            assertThat(ByteBuffer.wrap(bytes).getInt(start + length - 4)).isEqualTo(checksum(bytes, start, length - 4));
            String header = new String(bytes, start + 12, headers, StandardCharsets.UTF_8);
            byte[] body = new byte[length - headers - 16];
            System.arraycopy(bytes, start + 12 + headers, body, 0, body.length);
            frames.add(new Frame(header.replaceAll("(?s).*event-type...(\\w+?)\\W.*", "$1"), Json.read(body)));
            rest.position(start + length);
        }
        return frames;
    }

    private static int checksum(byte[] bytes, int offset, int length) {
        CRC32 checksum = new CRC32();
        checksum.update(bytes, offset, length);
        return (int) checksum.getValue();
    }
}
