package com.payi.cdi.internal.core.provider.openai;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import com.payi.cdi.internal.core.provider.reading.ConversationReader;
import com.payi.cdi.internal.core.provider.reading.FunctionCalls;
import com.payi.cdi.internal.core.provider.reading.RepeatingReader;
import com.payi.cdi.spi.JsonShape;
import com.payi.cdi.spi.JsonTree;
import com.payi.cdi.spi.Usage;

/**
 * Reads chat completions and completions of a text. Only its mark ends a stream: the usage comes after the last piece of
 * the answer. Some servers send no mark; then the last piece of each choice, or the usage after them, is the end.
 */
final class OpenAiChatReader extends ConversationReader implements RepeatingReader {
    private static final List<String> ALWAYS_WANTED = List.of("id", "model", "usage", "x_groq.usage", "service_tier", "error",
            "choices.index", "choices.finish_reason", "choices.usage", "choices.message.tool_calls",
            "choices.message.function_call", "choices.delta.tool_calls", "choices.delta.function_call");
    static final JsonShape ANSWER = JsonShape.of(Stream.concat(ALWAYS_WANTED.stream(),
            Stream.of("choices.text", "choices.delta.content")).toArray(String[]::new));
    /** What matters once there was content: not how it goes on. */
    private static final JsonShape BEHIND_CONTENT = JsonShape.of(ALWAYS_WANTED.toArray(String[]::new));
    /** More than any server answers with, so that what is kept does not grow with the answer. */
    private static final int MAX_CHOICES = 256;

    private final Served served = new Served();
    private final AnsweredModel answered = new AnsweredModel();
    private final Set<Integer> unfinished = new HashSet<>();
    private final Set<Integer> finishedChoices = new HashSet<>();
    /** The latest that names tokens. */
    private JsonTree usage = JsonTree.of(null);
    private boolean usageStoodAlone;
    private boolean called;

    @Override
    public void headers(UnaryOperator<String> headers) {
        answered.headers(headers);
    }

    @Override
    public void read(JsonTree message) {
        id = firstGiven(id, message.at("id").text());
        answered.read(message);
        served.read(message);
        failed |= message.at("error").exists();
        called = false;
        List<JsonTree> choices = message.at("choices").elements();
        usage(message, choices);
        for (JsonTree choice : choices) {
            progress(choice);
            whole(choice.at("message"));
            part(choice.at("index").count(), choice.at("delta"));
            content |= isText(choice.at("text"));
        }
    }

    /** Some servers repeat the usage in every message, each counting from the beginning: the last one holds. */
    private void usage(JsonTree message, List<JsonTree> choices) {
        // Kimi writes it into the choice; Groq has a place of its own besides the usual one.
        for (JsonTree choice : choices) {
            latest(choice.at("usage"));
        }
        latest(message.at("x_groq", "usage"));
        if (latest(message.at("usage"))) {
            usageStoodAlone |= choices.isEmpty();
        }
    }

    private boolean latest(JsonTree now) {
        if (!now.isObject()) {
            return false;
        }
        served.readUsage(now);
        if (!OpenAiUsage.namesTokens(now)) {
            return false;
        }
        usage = now;
        return true;
    }

    /** Azure's verdicts about a choice may follow its last piece. */
    private void progress(JsonTree choice) {
        int index = choice.at("index").count();
        if (isText(choice.at("finish_reason"))) {
            unfinished.remove(index);
            if (finishedChoices.size() < MAX_CHOICES) {
                finishedChoices.add(index);
            }
            // OpenRouter's word for a provider that broke off.
            failed |= "error".equals(choice.at("finish_reason").text());
        } else if (unfinished.size() < MAX_CHOICES && !finishedChoices.contains(index)) {
            unfinished.add(index);
        }
    }

    /** All that is read is kept in its latest state, but the pieces of tool calls, which add up. */
    @Override
    public JsonShape wantedOfRepeats() {
        return called ? null : content ? BEHIND_CONTENT : ANSWER;
    }

    private void whole(JsonTree message) {
        called |= message.at("tool_calls").exists() || message.at("function_call").exists();
        for (JsonTree call : message.at("tool_calls").elements()) {
            calls.add(call.at("function", "name").text(), FunctionCalls.arguments(call.at("function", "arguments")));
        }
        if (message.at("function_call").isObject()) {
            calls.add(message.at("function_call", "name").text(),
                    FunctionCalls.arguments(message.at("function_call", "arguments")));
        }
    }

    private void part(int choice, JsonTree delta) {
        boolean calling = delta.at("tool_calls").exists() || delta.at("function_call").exists();
        called |= calling;
        content |= isText(delta.at("content")) || calling;
        for (JsonTree call : delta.at("tool_calls").elements()) {
            calls.addPart(List.of(choice, call.at("index").count()), call.at("function", "name").text(),
                    FunctionCalls.arguments(call.at("function", "arguments")));
        }
        if (delta.at("function_call").isObject()) {
            calls.addPart(List.of(choice, "function_call"), delta.at("function_call", "name").text(),
                    FunctionCalls.arguments(delta.at("function_call", "arguments")));
        }
    }

    private static boolean isText(JsonTree text) {
        return text.text() != null && !text.text().isEmpty();
    }

    @Override
    public boolean mayEndHere() {
        return usageStoodAlone || !finishedChoices.isEmpty() && unfinished.isEmpty();
    }

    @Override
    public Usage usage() {
        Map<String, String> properties = served.properties();
        answered.addTo(properties, requestedModel());
        return new Usage(withImagesApart(OpenAiUsage.units(usage)), calls.toList(), id, answered.model(requestedModel()), null,
                properties);
    }
}
