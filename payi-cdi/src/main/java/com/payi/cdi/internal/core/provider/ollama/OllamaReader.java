package com.payi.cdi.internal.core.provider.ollama;

import java.util.Map;

import com.payi.cdi.UnitNames;
import com.payi.cdi.internal.core.provider.reading.EndMarkReader;
import com.payi.cdi.internal.core.provider.reading.FunctionCalls;
import com.payi.cdi.internal.core.provider.reading.UnitSum;
import com.payi.cdi.spi.JsonShape;
import com.payi.cdi.spi.JsonTree;
import com.payi.cdi.spi.Usage;

/** Reads Ollama's answers: one document, or a stream of documents of which the last one is done and has the counts. */
final class OllamaReader extends EndMarkReader {
    static final JsonShape ANSWER = JsonShape.of("model", "done", "prompt_eval_count", "eval_count", "error", "response",
            "message.content", "message.tool_calls.function");

    private final FunctionCalls calls = new FunctionCalls();
    private Map<String, Usage.Units> units = Map.of();
    private String model;

    @Override
    public void read(JsonTree message) {
        model = message.at("model").text() != null ? message.at("model").text() : model;
        failed |= message.at("error").exists();
        finished |= message.at("done").isTrue();
        if (message.at("prompt_eval_count").exists() || message.at("eval_count").exists()) {
            UnitSum sum = new UnitSum("");
            sum.input(UnitNames.TEXT, message.at("prompt_eval_count").count());
            sum.output(UnitNames.TEXT, message.at("eval_count").count());
            units = sum.toMap();
        }
        content |= isText(message.at("response")) || isText(message.at("message", "content"));
        for (JsonTree call : message.at("message", "tool_calls").elements()) {
            content = true;
            calls.add(call.at("function", "name").text(), FunctionCalls.arguments(call.at("function", "arguments")));
        }
    }

    private static boolean isText(JsonTree text) {
        return text.text() != null && !text.text().isEmpty();
    }

    @Override
    public Usage usage() {
        return new Usage(units, calls.toList(), null, model, null, Map.of());
    }
}
