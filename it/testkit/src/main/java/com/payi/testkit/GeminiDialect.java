package com.payi.testkit;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Gemini's generateContent, and its stream: server-sent events where the query asks for them, else one array. */
final class GeminiDialect implements Dialect {
    private static final String STREAM = ":streamGenerateContent";

    @Override
    public boolean matches(String path) {
        return path.endsWith(":generateContent") || path.endsWith(STREAM);
    }

    @Override
    public Reply reply(Asked asked) {
        if (!asked.request().path().endsWith(STREAM)) {
            return Dialect.json(last(asked, asked.answer().text()));
        }
        List<ObjectNode> parts = parts(asked);
        if (asked.request().queryParameter("alt").filter("sse"::equals).isPresent()) {
            return Dialect.events(asked, parts.stream().map(part -> Reply.data(Json.write(part))).toList());
        }
        ArrayNode array = Json.object().putArray("parts");
        parts.forEach(array::add);
        return Reply.json(Json.write(array));
    }

    @Override
    public ObjectNode error(int status, String message) {
        ObjectNode error = Json.object();
        String name = switch (status) {
            case 401 -> "UNAUTHENTICATED";
            case 429 -> "RESOURCE_EXHAUSTED";
            case 503 -> "UNAVAILABLE";
            default -> status < 500 ? "INVALID_ARGUMENT" : "INTERNAL";
        };
        error.putObject("error").put("code", status).put("message", message).put("status", name);
        return error;
    }

    private static List<ObjectNode> parts(Asked asked) {
        if (asked.answer().isTool()) {
            return List.of(last(asked, null));
        }
        List<String> pieces = Dialect.pieces(asked.answer().text());
        List<ObjectNode> parts = new ArrayList<>();
        pieces.subList(0, pieces.size() - 1).forEach(piece -> parts.add(part(asked, piece)));
        parts.add(last(asked, pieces.get(pieces.size() - 1)));
        return parts;
    }

    private static ObjectNode part(Asked asked, String text) {
        ObjectNode part = Json.object();
        ObjectNode candidate = part.putArray("candidates").addObject().put("index", 0);
        ObjectNode content = candidate.putObject("content").put("role", "model").putArray("parts").addObject();
        if (asked.answer().isTool()) {
            content.putObject("functionCall").put("name", asked.answer().text())
                    .set("args", Json.read(asked.answer().arguments()));
        } else {
            content.put("text", text);
        }
        return part.put("modelVersion", asked.model()).put("responseId", asked.id("gemini"));
    }

    /** @param text without meaning for a call of a tool */
    private static ObjectNode last(Asked asked, String text) {
        ObjectNode part = part(asked, text);
        ((ObjectNode) part.at("/candidates/0")).put("finishReason", "STOP");
        Answer answer = asked.answer();
        part.putObject("usageMetadata")
                .put("promptTokenCount", answer.input())
                .put("candidatesTokenCount", answer.output())
                .put("totalTokenCount", answer.input() + answer.output());
        return part;
    }
}
