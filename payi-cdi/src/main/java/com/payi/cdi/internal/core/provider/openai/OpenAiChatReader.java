package com.payi.cdi.internal.core.provider.openai;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

import com.payi.cdi.internal.core.provider.reading.ConversationReader;
import com.payi.cdi.internal.core.provider.reading.FunctionCalls;
import com.payi.cdi.spi.JsonShape;
import com.payi.cdi.spi.JsonTree;
import com.payi.cdi.spi.Usage;

/**
 * Reads chat completions and completions of a text. Only its mark ends a stream: the usage comes after the last piece of
 * the answer. Some servers send no mark; then the last piece of each choice, or the usage after them, is the end.
 */
final class OpenAiChatReader extends ConversationReader {
    static final JsonShape ANSWER = JsonShape.of("id", "model", "usage", "x_groq.usage", "service_tier", "error",
            "choices.index", "choices.finish_reason", "choices.usage", "choices.text", "choices.message.tool_calls",
            "choices.message.function_call", "choices.delta.tool_calls", "choices.delta.function_call",
            "choices.delta.content");
    /** More than any server answers with, so that what is kept does not grow with the answer. */
    private static final int MAX_CHOICES = 256;

    private final Served served = new Served();
    private final AnsweredModel answered = new AnsweredModel();
    private final Set<Integer> unfinished = new HashSet<>();
    private Map<String, Usage.Units> units = Map.of();
    private boolean hasFinishedChoice;
    private boolean usageStoodAlone;

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

    private boolean latest(JsonTree usage) {
        Map<String, Usage.Units> now = OpenAiUsage.units(usage);
        served.readUsage(usage);
        if (!now.isEmpty()) {
            units = now;
        }
        return !now.isEmpty();
    }

    private void progress(JsonTree choice) {
        String reason = choice.at("finish_reason").text();
        if (reason != null) {
            hasFinishedChoice = true;
            unfinished.remove(choice.at("index").count());
            // OpenRouter's word for a provider that broke off.
            failed |= reason.equals("error");
        } else if (unfinished.size() < MAX_CHOICES) {
            unfinished.add(choice.at("index").count());
        }
    }

    private void whole(JsonTree message) {
        for (JsonTree call : message.at("tool_calls").elements()) {
            calls.add(call.at("function", "name").text(), FunctionCalls.arguments(call.at("function", "arguments")));
        }
        if (message.at("function_call").isObject()) {
            calls.add(message.at("function_call", "name").text(),
                    FunctionCalls.arguments(message.at("function_call", "arguments")));
        }
    }

    private void part(int choice, JsonTree delta) {
        content |= isText(delta.at("content")) || delta.at("tool_calls").exists() || delta.at("function_call").exists();
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
        return usageStoodAlone || hasFinishedChoice && unfinished.isEmpty();
    }

    @Override
    public Usage usage() {
        Map<String, String> properties = served.properties();
        answered.addTo(properties, requestedModel());
        return new Usage(withImagesApart(units), calls.toList(), id, answered.model(requestedModel()), null, properties);
    }
}
