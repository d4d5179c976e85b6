package com.payi.testkit;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** OpenAI's chat completions, which others have too. */
final class ChatDialect implements Dialect {
    static final long CREATED = 1_767_225_600;

    @Override
    public boolean matches(String path) {
        return path.endsWith("/chat/completions");
    }

    @Override
    public Reply reply(Asked asked) {
        return asked.body().path("stream").asBoolean() ? Dialect.events(asked, chunks(asked)) : Dialect.json(document(asked));
    }

    @Override
    public ObjectNode error(int status, String message) {
        return openAiError(status, message);
    }

    static ObjectNode openAiError(int status, String message) {
        ObjectNode error = Json.object();
        error.putObject("error").put("message", message).put("type", status < 500 ? "invalid_request_error" : "server_error")
                .putNull("param").put("code", status == 429 ? "rate_limit_exceeded" : null);
        return error;
    }

    private static ObjectNode document(Asked asked) {
        ObjectNode document = common(asked, "chat.completion");
        ObjectNode choice = document.putArray("choices").addObject().put("index", 0);
        ObjectNode message = choice.putObject("message").put("role", "assistant");
        if (asked.answer().isTool()) {
            message.putNull("content").putArray("tool_calls").add(tool(asked));
        } else {
            message.put("content", asked.answer().text());
        }
        choice.put("finish_reason", finishReason(asked));
        document.set("usage", usage(asked.answer()));
        return document;
    }

    private static ObjectNode common(Asked asked, String object) {
        ObjectNode common = Json.object().put("id", asked.id("chatcmpl")).put("object", object);
        return common.put("created", CREATED).put("model", asked.model());
    }

    private static ObjectNode tool(Asked asked) {
        ObjectNode call = Json.object().put("id", asked.id("call")).put("type", "function");
        call.putObject("function").put("name", asked.answer().text()).put("arguments", asked.answer().arguments());
        return call;
    }

    private static String finishReason(Asked asked) {
        return asked.answer().isTool() ? "tool_calls" : "stop";
    }

    private static ObjectNode usage(Answer answer) {
        return Json.object()
                .put("prompt_tokens", answer.input())
                .put("completion_tokens", answer.output())
                .put("total_tokens", answer.input() + answer.output());
    }

    private static List<String> chunks(Asked asked) {
        boolean usage = asked.body().path("stream_options").path("include_usage").asBoolean();
        ObjectNode common = common(asked, "chat.completion.chunk");
        List<String> events = new ArrayList<>();
        events.add(chunk(common, Json.object().put("role", "assistant").put("content", ""), null, usage));
        if (asked.answer().isTool()) {
            ObjectNode delta = Json.object();
            delta.putArray("tool_calls").add(tool(asked).put("index", 0));
            events.add(chunk(common, delta, null, usage));
        } else {
            Dialect.pieces(asked.answer().text())
                    .forEach(piece -> events.add(chunk(common, Json.object().put("content", piece), null, usage)));
        }
        events.add(chunk(common, Json.object(), finishReason(asked), usage));
        if (usage) {
            ObjectNode last = common.deepCopy();
            last.putArray("choices");
            last.set("usage", usage(asked.answer()));
            events.add(Reply.data(Json.write(last)));
        }
        events.add(Reply.data("[DONE]"));
        return events;
    }

    private static String chunk(ObjectNode common, ObjectNode delta, String finishReason, boolean usage) {
        ObjectNode chunk = common.deepCopy();
        ObjectNode choice = chunk.putArray("choices").addObject().put("index", 0);
        choice.set("delta", delta);
        choice.put("finish_reason", finishReason);
        if (usage) {
            chunk.putNull("usage");
        }
        return Reply.data(Json.write(chunk));
    }
}
