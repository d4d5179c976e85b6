package com.payi.testkit;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Bedrock's invoke, and its stream, for models of Anthropic: the model's own answer, and what Bedrock has counted. */
final class InvokeDialect implements Dialect {
    private static final String STREAM = "/invoke-with-response-stream";
    private static final Pattern PATHS = Pattern.compile(".*/model/[^/]*anthropic[^/]*/(invoke|invoke-with-response-stream)");
    private static final int LATENCY = 5;

    @Override
    public boolean matches(String path) {
        return PATHS.matcher(path).matches();
    }

    @Override
    public Reply reply(Asked asked) {
        Answer answer = asked.answer();
        if (asked.request().path().endsWith(STREAM)) {
            return Reply.streamed(200, Map.of("Content-Type", "application/vnd.amazon.eventstream"), frames(asked))
                    .gap(answer.gap());
        }
        return Dialect.json(MessagesDialect.message(asked))
                .header("X-Amzn-Bedrock-Input-Token-Count", Long.toString(answer.input()))
                .header("X-Amzn-Bedrock-Output-Token-Count", Long.toString(answer.output()))
                .header("X-Amzn-Bedrock-Invocation-Latency", Integer.toString(LATENCY));
    }

    @Override
    public ObjectNode error(int status, String message) {
        return Json.object().put("message", message);
    }

    private static List<byte[]> frames(Asked asked) {
        List<ObjectNode> events = MessagesDialect.events(asked);
        events.get(events.size() - 1).putObject("amazon-bedrock-invocationMetrics")
                .put("inputTokenCount", asked.answer().input()).put("outputTokenCount", asked.answer().output())
                .put("invocationLatency", LATENCY).put("firstByteLatency", LATENCY);
        return events.stream().map(InvokeDialect::frame).toList();
    }

    private static byte[] frame(ObjectNode event) {
        String bytes = Base64.getEncoder().encodeToString(Json.bytes(event));
        return EventStreamFrame.of("chunk", Json.bytes(Json.object().put("bytes", bytes)));
    }
}
