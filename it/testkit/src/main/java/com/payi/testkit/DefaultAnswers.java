package com.payi.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The small valid answers of a provider for which a test configured none. */
final class DefaultAnswers {
    private static final List<String> WORDS = List.of("Hello", " from", " the fake");
    private static final String TEXT = String.join("", WORDS);
    private static final long CREATED = 1_767_225_600;

    private final int port;
    private final AtomicLong count = new AtomicLong();

    /** @param port part of every id, so that two providers never give the same one */
    DefaultAnswers(int port) {
        this.port = port;
    }

    Reply answer(HttpRequestRecord request) {
        String path = request.path();
        JsonNode body = request.body().length == 0 ? Json.object() : request.json();
        String model = body.path("model").asText("fake-model");
        boolean stream = body.path("stream").asBoolean();
        if (path.endsWith("/chat/completions")) {
            boolean usage = body.path("stream_options").path("include_usage").asBoolean();
            return stream ? events(chatChunks(model, usage)) : json(chat(model));
        }
        if (path.endsWith("/responses")) {
            return stream ? events(responsesEvents(model)) : json(response(id("resp"), model, true));
        }
        if (path.endsWith("/embeddings")) {
            return json(embeddings(model));
        }
        if (path.endsWith("/messages")) {
            return stream ? events(messageEvents(model)) : json(message(model));
        }
        ObjectNode error = Json.object();
        error.putObject("error").put("type", "not_found").put("message", "The fake provider does not know " + path);
        return Reply.json(404, Json.write(error));
    }

    private String id(String prefix) {
        return prefix + "-" + port + "-" + count.incrementAndGet();
    }

    private ObjectNode chat(String model) {
        ObjectNode answer = Json.object().put("id", id("chatcmpl")).put("object", "chat.completion");
        answer.put("created", CREATED).put("model", model);
        ObjectNode choice = answer.putArray("choices").addObject().put("index", 0);
        choice.putObject("message").put("role", "assistant").put("content", TEXT);
        choice.put("finish_reason", "stop");
        answer.set("usage", chatUsage());
        return answer;
    }

    private static ObjectNode chatUsage() {
        return Json.object()
                .put("prompt_tokens", FakeProvider.INPUT_TOKENS)
                .put("completion_tokens", FakeProvider.OUTPUT_TOKENS)
                .put("total_tokens", FakeProvider.INPUT_TOKENS + FakeProvider.OUTPUT_TOKENS);
    }

    private List<String> chatChunks(String model, boolean usage) {
        ObjectNode common = Json.object().put("id", id("chatcmpl")).put("object", "chat.completion.chunk");
        common.put("created", CREATED).put("model", model);
        List<String> events = new ArrayList<>();
        events.add(chatChunk(common, Json.object().put("role", "assistant").put("content", ""), null, usage));
        for (String word : WORDS) {
            events.add(chatChunk(common, Json.object().put("content", word), null, usage));
        }
        events.add(chatChunk(common, Json.object(), "stop", usage));
        if (usage) {
            ObjectNode last = common.deepCopy();
            last.putArray("choices");
            last.set("usage", chatUsage());
            events.add(Reply.data(Json.write(last)));
        }
        events.add(Reply.data("[DONE]"));
        return events;
    }

    private static String chatChunk(ObjectNode common, ObjectNode delta, String finishReason, boolean usage) {
        ObjectNode chunk = common.deepCopy();
        ObjectNode choice = chunk.putArray("choices").addObject().put("index", 0);
        choice.set("delta", delta);
        choice.put("finish_reason", finishReason);
        if (usage) {
            chunk.putNull("usage");
        }
        return Reply.data(Json.write(chunk));
    }

    private static ObjectNode response(String id, String model, boolean completed) {
        ObjectNode answer = Json.object().put("id", id).put("object", "response");
        answer.put("created_at", CREATED).put("status", completed ? "completed" : "in_progress").put("model", model);
        ArrayNode output = answer.putArray("output");
        if (completed) {
            ObjectNode message = output.addObject().put("id", "msg-" + id).put("type", "message");
            message.put("status", "completed").put("role", "assistant");
            ObjectNode content = message.putArray("content").addObject().put("type", "output_text").put("text", TEXT);
            content.putArray("annotations");
            answer.putObject("usage")
                    .put("input_tokens", FakeProvider.INPUT_TOKENS)
                    .put("output_tokens", FakeProvider.OUTPUT_TOKENS)
                    .put("total_tokens", FakeProvider.INPUT_TOKENS + FakeProvider.OUTPUT_TOKENS);
        } else {
            answer.putNull("usage");
        }
        return answer;
    }

    private List<String> responsesEvents(String model) {
        String id = id("resp");
        List<String> events = new ArrayList<>();
        ObjectNode created = Json.object().put("type", "response.created").put("sequence_number", 0);
        created.set("response", response(id, model, false));
        events.add(named(created));
        for (String word : WORDS) {
            events.add(named(Json.object()
                    .put("type", "response.output_text.delta")
                    .put("sequence_number", events.size())
                    .put("item_id", "msg-" + id)
                    .put("output_index", 0)
                    .put("content_index", 0)
                    .put("delta", word)));
        }
        ObjectNode completed = Json.object().put("type", "response.completed").put("sequence_number", events.size());
        completed.set("response", response(id, model, true));
        events.add(named(completed));
        return events;
    }

    private static ObjectNode embeddings(String model) {
        ObjectNode answer = Json.object().put("object", "list").put("model", model);
        ObjectNode embedding = answer.putArray("data").addObject().put("object", "embedding").put("index", 0);
        embedding.putArray("embedding").add(0.25).add(-0.5).add(0.75);
        answer.putObject("usage")
                .put("prompt_tokens", FakeProvider.INPUT_TOKENS)
                .put("total_tokens", FakeProvider.INPUT_TOKENS);
        return answer;
    }

    private ObjectNode message(String model) {
        ObjectNode answer = Json.object().put("id", id("msg")).put("type", "message").put("role", "assistant");
        answer.put("model", model);
        answer.putArray("content").addObject().put("type", "text").put("text", TEXT);
        answer.put("stop_reason", "end_turn").putNull("stop_sequence");
        answer.putObject("usage")
                .put("input_tokens", FakeProvider.INPUT_TOKENS)
                .put("output_tokens", FakeProvider.OUTPUT_TOKENS);
        return answer;
    }

    private List<String> messageEvents(String model) {
        List<String> events = new ArrayList<>();
        ObjectNode message = message(model).put("stop_reason", (String) null);
        message.putArray("content");
        message.withObject("/usage").put("output_tokens", 1);
        ObjectNode start = Json.object().put("type", "message_start");
        start.set("message", message);
        events.add(named(start));
        ObjectNode block = Json.object().put("type", "content_block_start").put("index", 0);
        block.putObject("content_block").put("type", "text").put("text", "");
        events.add(named(block));
        for (String word : WORDS) {
            ObjectNode delta = Json.object().put("type", "content_block_delta").put("index", 0);
            delta.putObject("delta").put("type", "text_delta").put("text", word);
            events.add(named(delta));
        }
        events.add(named(Json.object().put("type", "content_block_stop").put("index", 0)));
        ObjectNode delta = Json.object().put("type", "message_delta");
        delta.putObject("delta").put("stop_reason", "end_turn").putNull("stop_sequence");
        delta.putObject("usage").put("output_tokens", FakeProvider.OUTPUT_TOKENS);
        events.add(named(delta));
        events.add(named(Json.object().put("type", "message_stop")));
        return events;
    }

    private static String named(ObjectNode event) {
        return "event: " + event.get("type").asText() + "\n" + Reply.data(Json.write(event));
    }

    private static Reply json(ObjectNode answer) {
        return Reply.json(Json.write(answer));
    }

    private static Reply events(List<String> events) {
        return Reply.sse(events, Duration.ZERO);
    }
}
