package com.payi.cdi.internal.core.provider.cohere;

import java.util.Map;

import com.payi.cdi.UnitNames;
import com.payi.cdi.internal.core.provider.reading.EndMarkReader;
import com.payi.cdi.internal.core.provider.reading.FunctionCalls;
import com.payi.cdi.internal.core.provider.reading.RepeatingReader;
import com.payi.cdi.internal.core.provider.reading.UnitSum;
import com.payi.cdi.spi.JsonShape;
import com.payi.cdi.spi.JsonTree;
import com.payi.cdi.spi.Usage;

/** Reads Cohere's answers. Cohere adds text of its own to a prompt, which is not billed: the billed units count. */
final class CohereReader extends EndMarkReader implements RepeatingReader {
    static final JsonShape ANSWER = JsonShape.of("id", "generation_id", "type", "event_type", "index", "usage", "meta",
            "message.tool_calls.function", "tool_calls", "delta.usage", "delta.finish_reason", "delta.message.tool_calls",
            "response.generation_id", "response.meta", "response.tool_calls");

    private final FunctionCalls calls = new FunctionCalls();
    private Map<String, Usage.Units> units = Map.of();
    private String id;
    private boolean textOnly;

    @Override
    public void read(JsonTree message) {
        String type = message.at("type").exists() ? message.at("type").text() : message.at("event_type").text();
        id = id != null
                ? id
                : firstText(message.at("id"), message.at("generation_id"), message.at("response", "generation_id"));
        usage(message.at("usage"));
        usage(message.at("delta", "usage"));
        usage(message.at("meta"));
        usage(message.at("response", "meta"));
        for (JsonTree call : message.at("message", "tool_calls").elements()) {
            whole(call.at("function", "name"), call.at("function", "arguments"));
        }
        old(message);
        old(message.at("response"));
        JsonTree part = message.at("delta", "message", "tool_calls", "function");
        if (part.isObject()) {
            calls.addPart(message.at("index").count(), part.at("name").text(), FunctionCalls.arguments(part.at("arguments")));
        }
        progress(type, message);
    }

    /** The first version of the interface has the names of the tools in another place. */
    private void old(JsonTree message) {
        for (JsonTree call : message.at("tool_calls").elements()) {
            whole(call.at("name"), call.at("parameters"));
        }
    }

    private void whole(JsonTree name, JsonTree arguments) {
        calls.add(name.text(), FunctionCalls.arguments(arguments));
    }

    private void progress(String type, JsonTree message) {
        textOnly = false;
        if (type == null) {
            return;
        }
        textOnly = type.equals("content-delta") || type.equals("text-generation");
        content |= type.endsWith("-delta") || type.equals("text-generation") || type.startsWith("tool-call");
        finished |= type.equals("message-end") || type.equals("stream-end");
        failed |= "ERROR".equals(message.at("delta", "finish_reason").text());
    }

    @Override
    public JsonShape wantedOfRepeats() {
        return textOnly ? ANSWER : null;
    }

    private void usage(JsonTree usage) {
        JsonTree billed = usage.at("billed_units").isObject() ? usage.at("billed_units") : usage.at("tokens");
        if (billed.isObject()) {
            UnitSum sum = new UnitSum("");
            sum.input(UnitNames.TEXT, billed.at("input_tokens").count());
            sum.output(UnitNames.TEXT, billed.at("output_tokens").count());
            sum.input(UnitNames.VISION, billed.at("image_tokens").count());
            units = sum.toMap();
        }
    }

    private static String firstText(JsonTree... values) {
        for (JsonTree value : values) {
            if (value.text() != null) {
                return value.text();
            }
        }
        return null;
    }

    @Override
    public Usage usage() {
        return new Usage(units, calls.toList(), id, null, null, Map.of());
    }
}
