package com.payi.it.sdks;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import com.payi.testkit.FakeProvider;
import com.payi.testkit.HttpRequestRecord;
import com.payi.testkit.Reply;

import software.amazon.awssdk.eventstream.HeaderValue;
import software.amazon.awssdk.eventstream.Message;

/** What Bedrock answers. */
final class BedrockAnswers {
    static final String TEXT = "Hello from Bedrock";

    private static final String USAGE = "\"usage\":{\"inputTokens\":" + FakeProvider.INPUT_TOKENS + ",\"outputTokens\":"
            + FakeProvider.OUTPUT_TOKENS + ",\"totalTokens\":19},\"metrics\":{\"latencyMs\":5}";
    private static final Map<String, String> STREAM = Map.of("Content-Type", "application/vnd.amazon.eventstream",
            "X-Amzn-Bedrock-Content-Type", "application/json");

    private BedrockAnswers() {}

    /** The answers to all four operations. */
    static void giveAll(FakeProvider provider) {
        provider.on(isFor("converse"), request -> converse())
                .on(isFor("invoke"), request -> invoke())
                .on(isFor("converse-stream"), request -> stream(converseFrames()))
                .on(isFor("invoke-with-response-stream"), request -> stream(invokeFrames()));
    }

    private static Predicate<HttpRequestRecord> isFor(String operation) {
        return request -> request.path().endsWith("/" + operation);
    }

    static Reply converse() {
        return Reply.json("{\"output\":{\"message\":{\"role\":\"assistant\",\"content\":[{\"text\":\"" + TEXT + "\"}]}},"
                + "\"stopReason\":\"end_turn\"," + USAGE + "}");
    }

    static Reply invoke() {
        return Reply.json("{\"id\":\"msg_1\",\"type\":\"message\",\"role\":\"assistant\",\"content\":[{\"type\":\"text\","
                + "\"text\":\"" + TEXT + "\"}],\"usage\":{\"input_tokens\":" + FakeProvider.INPUT_TOKENS
                + ",\"output_tokens\":" + FakeProvider.OUTPUT_TOKENS + "}}")
                .header("X-Amzn-Bedrock-Input-Token-Count", "" + FakeProvider.INPUT_TOKENS)
                .header("X-Amzn-Bedrock-Output-Token-Count", "" + FakeProvider.OUTPUT_TOKENS);
    }

    static Reply stream(Iterable<byte[]> frames) {
        return Reply.streamed(200, STREAM, frames);
    }

    static List<byte[]> converseFrames() {
        return List.of(frame("messageStart", "{\"role\":\"assistant\"}"),
                frame("contentBlockDelta", "{\"contentBlockIndex\":0,\"delta\":{\"text\":\"One\"}}"),
                frame("contentBlockDelta", "{\"contentBlockIndex\":0,\"delta\":{\"text\":\" two\"}}"),
                frame("messageStop", "{\"stopReason\":\"end_turn\"}"),
                frame("metadata", "{" + USAGE + "}"));
    }

    static List<byte[]> invokeFrames() {
        return List.of(chunk("{\"type\":\"message_start\",\"message\":{\"id\":\"msg_2\",\"usage\":{\"input_tokens\":12,"
                + "\"output_tokens\":1}}}"),
                chunk("{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\"One\"}}"),
                chunk("{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"end_turn\"},\"usage\":{\"output_tokens\":7}}"),
                chunk("{\"type\":\"message_stop\",\"amazon-bedrock-invocationMetrics\":{\"inputTokenCount\":12,"
                        + "\"outputTokenCount\":7,\"invocationLatency\":9,\"firstByteLatency\":5}}"));
    }

    private static byte[] chunk(String json) {
        String bytes = Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
        return frame("chunk", "{\"bytes\":\"" + bytes + "\"}");
    }

    private static byte[] frame(String type, String json) {
        ByteBuffer encoded = new Message(Map.of(":event-type", HeaderValue.fromString(type), ":content-type",
                HeaderValue.fromString("application/json"), ":message-type", HeaderValue.fromString("event")),
                json.getBytes(StandardCharsets.UTF_8)).toByteBuffer();
        byte[] bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        return bytes;
    }
}
