package com.payi.testkit;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** OpenAI's responses. */
final class ResponsesDialect implements Dialect {
    @Override
    public boolean matches(String path) {
        return path.endsWith("/responses");
    }

    @Override
    public Reply reply(Asked asked) {
        return asked.body().path("stream").asBoolean()
                ? Dialect.events(asked, events(asked))
                : Dialect.json(response(asked, true));
    }

    @Override
    public ObjectNode error(int status, String message) {
        return ChatDialect.openAiError(status, message);
    }

    private static ObjectNode response(Asked asked, boolean completed) {
        ObjectNode response = Json.object().put("id", asked.id("resp")).put("object", "response");
        response.put("created_at", ChatDialect.CREATED).put("status", completed ? "completed" : "in_progress");
        response.put("model", asked.model());
        ArrayNode output = response.putArray("output");
        if (completed) {
            output.add(item(asked));
            Answer answer = asked.answer();
            response.putObject("usage")
                    .put("input_tokens", answer.input())
                    .put("output_tokens", answer.output())
                    .put("total_tokens", answer.input() + answer.output());
        } else {
            response.putNull("usage");
        }
        return response;
    }

    private static ObjectNode item(Asked asked) {
        Answer answer = asked.answer();
        if (answer.isTool()) {
            return Json.object().put("id", itemId(asked)).put("type", "function_call").put("status", "completed")
                    .put("call_id", asked.id("call")).put("name", answer.text()).put("arguments", answer.arguments());
        }
        ObjectNode message = Json.object().put("id", itemId(asked)).put("type", "message");
        message.put("status", "completed").put("role", "assistant");
        message.putArray("content").addObject().put("type", "output_text").put("text", answer.text()).putArray("annotations");
        return message;
    }

    private static String itemId(Asked asked) {
        return (asked.answer().isTool() ? "fc-" : "msg-") + asked.id("resp");
    }

    private static List<String> events(Asked asked) {
        List<ObjectNode> events = new ArrayList<>();
        ObjectNode created = Json.object().put("type", "response.created");
        created.set("response", response(asked, false));
        events.add(created);
        if (asked.answer().isTool()) {
            ObjectNode added = Json.object().put("type", "response.output_item.added").put("output_index", 0);
            added.set("item", item(asked).put("status", "in_progress").put("arguments", ""));
            events.add(added);
            events.add(part(asked, "response.function_call_arguments.delta").put("delta", asked.answer().arguments()));
            events.add(part(asked, "response.function_call_arguments.done").put("arguments", asked.answer().arguments()));
            ObjectNode done = Json.object().put("type", "response.output_item.done").put("output_index", 0);
            done.set("item", item(asked));
            events.add(done);
        } else {
            Dialect.pieces(asked.answer().text()).forEach(piece -> events
                    .add(part(asked, "response.output_text.delta").put("content_index", 0).put("delta", piece)));
        }
        ObjectNode completed = Json.object().put("type", "response.completed");
        completed.set("response", response(asked, true));
        events.add(completed);
        List<String> texts = new ArrayList<>();
        events.forEach(event -> texts.add(Dialect.named(event.put("sequence_number", texts.size()))));
        return texts;
    }

    private static ObjectNode part(Asked asked, String type) {
        return Json.object().put("type", type).put("item_id", itemId(asked)).put("output_index", 0);
    }
}
