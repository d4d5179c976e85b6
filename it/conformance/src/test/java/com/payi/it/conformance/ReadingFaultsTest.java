package com.payi.it.conformance;

import static com.payi.it.conformance.OneCall.units;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import com.payi.testkit.IngestedEvent;
import com.payi.testkit.IngestedEvent.FunctionCall;
import com.payi.testkit.Reply;

/** Answers of OpenAI and Anthropic that others who account for them are known to read wrongly. */
class ReadingFaultsTest {
    private static final String CHAT = "https://api.openai.com/v1/chat/completions";
    private static final String RESPONSES = "https://api.openai.com/v1/responses";
    private static final String MESSAGES = "https://api.anthropic.com/v1/messages";
    private static final String GPT = "{\"model\":\"gpt-4o\",\"messages\":[]}";
    private static final String CLAUDE = "{\"model\":\"claude-sonnet-4-0\",\"max_tokens\":9,\"messages\":[]}";
    private static final String IMAGE = "iVBORw0KGgoAAAANSUhEUg".repeat(10);

    @Test
    void anImageInAStreamOfAnthropicIsCountedOnce() {
        IngestedEvent event = OneCall.post(MESSAGES, """
                {"model": "claude-sonnet-4-0", "max_tokens": 9, "stream": true, "messages": [{"role": "user", "content": [
                  {"type": "image", "source": {"type": "base64", "media_type": "image/png", "data": "%s"}}]}]}"""
                .formatted(IMAGE)).answered(
                        OneCall.events(
                                """
                                        {"type":"message_start","message":{"id":"msg_1","usage":{"input_tokens":1000,"output_tokens":1}}}""",
                                """
                                        {"type":"message_delta","delta":{},"usage":{"input_tokens":1000,"output_tokens":40}}""",
                                """
                                        {"type":"message_stop"}"""));

        assertThat(event.units()).isEqualTo(Map.of("text", units(1000, 40)));
        assertThat(event.body().path("provider_request_json").asText()).doesNotContain(IMAGE);
    }

    @Test
    void cachedTokensThatAreNullCountAsNone() {
        IngestedEvent event = OneCall.post(CHAT, GPT).answered(
                """
                        {"id": "chat-1", "usage": {"prompt_tokens": 10, "completion_tokens": 5,
                          "prompt_tokens_details": {"cached_tokens": null}, "completion_tokens_details": {"reasoning_tokens": null}}}""");

        assertThat(event.units()).isEqualTo(Map.of("text", units(10, 5)));
    }

    @Test
    void detailsThatAreNullCountAsNone() {
        IngestedEvent event = OneCall.post(RESPONSES, GPT).answered("""
                {"id": "resp_1", "usage": {"input_tokens": 10, "output_tokens": 5,
                  "input_tokens_details": null, "output_tokens_details": null}}""");

        assertThat(event.units()).isEqualTo(Map.of("text", units(10, 5)));
    }

    @Test
    void usageThatIsNullLeavesTheUnitsEmpty() {
        IngestedEvent event = OneCall.post(CHAT, GPT).answered("{\"id\": \"chat-1\", \"usage\": null, \"choices\": null}");

        assertThat(event.units()).isEmpty();
        assertThat(event.id()).isEqualTo("chat-1");
    }

    @Test
    void aCacheOfAnthropicThatIsNullCountsAsNone() {
        IngestedEvent event = OneCall.post(MESSAGES, CLAUDE).answered("""
                {"id": "msg_1", "content": null, "usage": {"input_tokens": 10, "output_tokens": 5,
                  "cache_creation_input_tokens": null, "cache_read_input_tokens": null, "cache_creation": null,
                  "server_tool_use": null, "inference_geo": null}}""");

        assertThat(event.units()).isEqualTo(Map.of("text", units(10, 5)));
    }

    @Test
    void aStreamThatIsGivenUpIsReportedWithWhatIsKnown() {
        Reply stream = OneCall.events("""
                {"type":"message_start","message":{"id":"msg_1","usage":{"input_tokens":21,"output_tokens":1}}}""",
                """
                        {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"Once"}}""", """
                        {"type":"message_delta","delta":{},"usage":{"output_tokens":40}}""", """
                        {"type":"message_stop"}""");

        IngestedEvent event = OneCall.post(MESSAGES, CLAUDE).answered(stream, response -> Received.of(response, 150, 150));

        assertThat(event.units()).isEqualTo(Map.of("text", units(21, 1)));
        assertThat(event.properties()).containsEntry("payi.partial", "true");
    }

    @Test
    void anUnreadAnswerIsReported() {
        IngestedEvent event = OneCall.post(CHAT, GPT).answered(Reply.json("{\"id\": \"chat-1\"}"), response -> {});

        assertThat(event.httpStatusCode()).isEqualTo(200);
        assertThat(event.properties()).containsEntry("payi.partial", "true");
    }

    @Test
    void anInlineImageOfAChatIsNotSentToPayi() {
        IngestedEvent event = OneCall.post(CHAT, """
                {"model": "gpt-4o", "messages": [{"role": "user", "content": [{"type": "text", "text": "What is this?"},
                  {"type": "image_url", "image_url": {"url": "data:image/png;base64,%s"}}]}]}""".formatted(IMAGE))
                .answered("{\"id\": \"chat-1\"}");

        assertThat(event.body().path("provider_request_json").asText()).contains("What is this?").doesNotContain(IMAGE);
    }

    @Test
    void theToolsThatAChatCallsAreReported() {
        IngestedEvent event = OneCall.post(CHAT, GPT).answered("""
                {"id": "chat-1", "choices": [{"index": 0, "message": {"content": null, "tool_calls": [
                  {"id": "a", "type": "function", "function": {"name": "weather", "arguments": "{\\"city\\":\\"Graz\\"}"}},
                  {"id": "b", "type": "function", "function": {"name": "time", "arguments": "{}"}}]}}]}""");

        assertThat(event.functionCalls()).containsExactly(new FunctionCall("weather", "{\"city\":\"Graz\"}"),
                new FunctionCall("time", "{}"));
    }

    @Test
    void theFirstToolOfAStreamIsReportedAlsoWithoutAnyInput() {
        IngestedEvent event = OneCall.post(MESSAGES, CLAUDE).answered(OneCall.events("""
                {"type":"message_start","message":{"id":"msg_1","usage":{"input_tokens":5,"output_tokens":1}}}""",
                """
                        {"type":"content_block_start","index":0,
                        data: "content_block":{"type":"tool_use","id":"t","name":"time","input":{}}}""", """
                        {"type":"content_block_stop","index":0}""", """
                        {"type":"message_stop"}"""));

        assertThat(event.functionCalls()).extracting(FunctionCall::name).isEqualTo(List.of("time"));
    }

    @Test
    void contentBesideTheUsageReachesTheCaller() {
        String first = """
                {"id":"chat-1","choices":[{"index":0,"delta":{"content":"a"}}]}""";
        String last = """
                {"id":"chat-1","choices":[{"index":0,"delta":{"content":"b"}}],"usage":{"prompt_tokens":3,"completion_tokens":2}}""";
        OneCall call = OneCall.post(CHAT,
                "{\"model\":\"gpt-4o\",\"stream\":true,\"stream_options\":{\"include_obfuscation\":false}}");

        IngestedEvent event = call.answered(OneCall.events(first, last, "[DONE]"));

        assertThat(call.text()).isEqualTo(Reply.data(first) + Reply.data(last) + Reply.data("[DONE]"));
        assertThat(event.units()).isEqualTo(Map.of("text", units(3, 2)));
    }

    @Test
    void anIdThatNoAddressCanCarryIsReplaced() {
        IngestedEvent event = OneCall.post(CHAT, GPT).answered("{\"id\": \"chat\\r\\n1\", \"usage\": {\"prompt_tokens\": 3}}");

        assertThat(event.id()).startsWith("payi_");
        assertThat(event.units()).isEqualTo(Map.of("text", units(3, 0)));
    }
}
