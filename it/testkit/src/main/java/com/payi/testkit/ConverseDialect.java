package com.payi.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Bedrock's converse, and its stream. */
final class ConverseDialect implements Dialect {
    private static final String STREAM = "/converse-stream";
    private static final int LATENCY = 5;

    @Override
    public boolean matches(String path) {
        return path.endsWith("/converse") || path.endsWith(STREAM);
    }

    @Override
    public Reply reply(Asked asked) {
        if (asked.request().path().endsWith(STREAM)) {
            return Reply.streamed(200, Map.of("Content-Type", "application/vnd.amazon.eventstream"), frames(asked))
                    .gap(asked.answer().gap());
        }
        ObjectNode document = Json.object();
        ObjectNode message = document.putObject("output").putObject("message").put("role", "assistant");
        message.putArray("content").add(block(asked));
        document.put("stopReason", stopReason(asked));
        return Dialect.json(withUsage(document, asked.answer()));
    }

    @Override
    public ObjectNode error(int status, String message) {
        return Json.object().put("message", message);
    }

    private static ObjectNode block(Asked asked) {
        Answer answer = asked.answer();
        if (answer.isTool()) {
            ObjectNode block = Json.object();
            block.putObject("toolUse").put("toolUseId", asked.id("tooluse")).put("name", answer.text())
                    .set("input", Json.read(answer.arguments()));
            return block;
        }
        return Json.object().put("text", answer.text());
    }

    private static String stopReason(Asked asked) {
        return asked.answer().isTool() ? "tool_use" : "end_turn";
    }

    private static ObjectNode withUsage(ObjectNode document, Answer answer) {
        document.putObject("usage").put("inputTokens", answer.input()).put("outputTokens", answer.output())
                .put("totalTokens", answer.input() + answer.output());
        document.putObject("metrics").put("latencyMs", LATENCY);
        return document;
    }

    private static List<byte[]> frames(Asked asked) {
        List<byte[]> frames = new ArrayList<>();
        frames.add(frame("messageStart", Json.object().put("role", "assistant")));
        if (asked.answer().isTool()) {
            ObjectNode start = Json.object().put("contentBlockIndex", 0);
            start.putObject("start").putObject("toolUse").put("toolUseId", asked.id("tooluse"))
                    .put("name", asked.answer().text());
            frames.add(frame("contentBlockStart", start));
            ObjectNode input = Json.object().put("contentBlockIndex", 0);
            input.putObject("delta").putObject("toolUse").put("input", asked.answer().arguments());
            frames.add(frame("contentBlockDelta", input));
        } else {
            for (String piece : Dialect.pieces(asked.answer().text())) {
                ObjectNode delta = Json.object().put("contentBlockIndex", 0);
                delta.putObject("delta").put("text", piece);
                frames.add(frame("contentBlockDelta", delta));
            }
        }
        frames.add(frame("contentBlockStop", Json.object().put("contentBlockIndex", 0)));
        frames.add(frame("messageStop", Json.object().put("stopReason", stopReason(asked))));
        frames.add(frame("metadata", withUsage(Json.object(), asked.answer())));
        return frames;
    }

    private static byte[] frame(String type, ObjectNode body) {
        return EventStreamFrame.of(type, Json.bytes(body));
    }
}
