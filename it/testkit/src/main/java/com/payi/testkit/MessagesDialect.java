package com.payi.testkit;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Anthropic's messages. */
final class MessagesDialect implements Dialect {
    @Override
    public boolean matches(String path) {
        return path.endsWith("/messages");
    }

    @Override
    public Reply reply(Asked asked) {
        return asked.body().path("stream").asBoolean()
                ? Dialect.events(asked, events(asked).stream().map(Dialect::named).toList())
                : Dialect.json(message(asked));
    }

    @Override
    public ObjectNode error(int status, String message) {
        ObjectNode error = Json.object().put("type", "error");
        String type = switch (status) {
            case 401 -> "authentication_error";
            case 429 -> "rate_limit_error";
            case 529 -> "overloaded_error";
            default -> status < 500 ? "invalid_request_error" : "api_error";
        };
        error.putObject("error").put("type", type).put("message", message);
        return error;
    }

    static ObjectNode message(Asked asked) {
        ObjectNode message = Json.object().put("id", asked.id("msg")).put("type", "message").put("role", "assistant");
        message.put("model", asked.model());
        message.putArray("content").add(block(asked));
        message.put("stop_reason", stopReason(asked)).putNull("stop_sequence");
        message.putObject("usage")
                .put("input_tokens", asked.answer().input())
                .put("output_tokens", asked.answer().output());
        return message;
    }

    private static ObjectNode block(Asked asked) {
        Answer answer = asked.answer();
        if (answer.isTool()) {
            ObjectNode block = Json.object().put("type", "tool_use").put("id", asked.id("toolu")).put("name", answer.text());
            return block.set("input", Json.read(answer.arguments()));
        }
        return Json.object().put("type", "text").put("text", answer.text());
    }

    private static String stopReason(Asked asked) {
        return asked.answer().isTool() ? "tool_use" : "end_turn";
    }

    /** The events of a stream; each names its type. */
    static List<ObjectNode> events(Asked asked) {
        List<ObjectNode> events = new ArrayList<>();
        ObjectNode message = message(asked).put("stop_reason", (String) null);
        message.putArray("content");
        message.withObject("/usage").put("output_tokens", 1);
        ObjectNode start = Json.object().put("type", "message_start");
        start.set("message", message);
        events.add(start);
        ObjectNode block = Json.object().put("type", "content_block_start").put("index", 0);
        block.set("content_block", emptyBlock(asked));
        events.add(block);
        for (ObjectNode part : parts(asked.answer())) {
            ObjectNode delta = Json.object().put("type", "content_block_delta").put("index", 0);
            delta.set("delta", part);
            events.add(delta);
        }
        events.add(Json.object().put("type", "content_block_stop").put("index", 0));
        ObjectNode delta = Json.object().put("type", "message_delta");
        delta.putObject("delta").put("stop_reason", stopReason(asked)).putNull("stop_sequence");
        delta.putObject("usage").put("output_tokens", asked.answer().output());
        events.add(delta);
        events.add(Json.object().put("type", "message_stop"));
        return events;
    }

    private static ObjectNode emptyBlock(Asked asked) {
        ObjectNode block = block(asked);
        return asked.answer().isTool() ? block.set("input", Json.object()) : block.put("text", "");
    }

    private static List<ObjectNode> parts(Answer answer) {
        if (answer.isTool()) {
            return List.of(Json.object().put("type", "input_json_delta").put("partial_json", answer.arguments()));
        }
        return Dialect.pieces(answer.text()).stream()
                .map(piece -> Json.object().put("type", "text_delta").put("text", piece)).toList();
    }
}
