package com.payi.cdi.internal.core.provider.google;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.payi.cdi.internal.core.provider.anthropic.AnthropicReader;
import com.payi.cdi.internal.core.provider.openai.OpenAiUsage;
import com.payi.cdi.internal.core.provider.reading.FunctionCalls;
import com.payi.cdi.spi.JsonShape;
import com.payi.cdi.spi.JsonTree;
import com.payi.cdi.spi.Usage;
import com.payi.cdi.spi.UsageReader;

/**
 * Reads answers of the publishers on Vertex AI: those of Anthropic's models, and those that look like OpenAI's chat
 * completions.
 */
final class VertexPublisherReader implements UsageReader {
    static final JsonShape ANSWER = JsonShape.of(Stream.concat(AnthropicReader.MEMBERS.stream(),
            Stream.of("error", "choices.index", "choices.finish_reason", "choices.message.tool_calls",
                    "choices.delta.tool_calls", "choices.delta.content"))
            .toArray(String[]::new));

    private final AnthropicReader anthropic = new AnthropicReader();
    private final FunctionCalls calls = new FunctionCalls();
    private Map<String, Usage.Units> units = Map.of();
    private String id;
    private boolean content;
    private boolean lastPiece;
    private boolean failed;

    @Override
    public void request(JsonTree request) {
        anthropic.request(request);
    }

    @Override
    public void read(JsonTree message) {
        failed |= message.at("error").exists();
        if (AnthropicReader.canRead(message)) {
            anthropic.read(message);
            return;
        }
        id = message.at("id").text() == null ? id : message.at("id").text();
        if (message.at("usage").isObject()) {
            units = OpenAiUsage.units(message.at("usage"));
        }
        for (JsonTree choice : message.at("choices").elements()) {
            lastPiece |= choice.at("finish_reason").exists();
            content |= choice.at("delta").isObject();
            choice.at("message", "tool_calls").elements().forEach(call -> call(new Object(), call));
            for (JsonTree call : choice.at("delta", "tool_calls").elements()) {
                call(List.of(choice.at("index").count(), call.at("index").count()), call);
            }
        }
    }

    private void call(Object key, JsonTree call) {
        calls.addPart(key, call.at("function", "name").text(), call.at("function", "arguments").text());
    }

    /** The path names the model; Anthropic's models name theirs differently. */
    @Override
    public Usage usage() {
        Usage claude = anthropic.usage();
        if (!claude.units().isEmpty() || claude.responseId() != null) {
            return new Usage(claude.units(), claude.functionCalls(), claude.responseId(), null, claude.resourceScope(),
                    claude.properties());
        }
        return new Usage(units, calls.toList(), id, null, null, Map.of());
    }

    @Override
    public List<Usage> ofOtherModels() {
        return anthropic.ofOtherModels();
    }

    @Override
    public boolean hasContent() {
        return content || anthropic.hasContent();
    }

    @Override
    public boolean isFinished() {
        return anthropic.isFinished();
    }

    @Override
    public boolean mayEndHere() {
        return anthropic.isFinished() || lastPiece || !units.isEmpty();
    }

    @Override
    public boolean hasFailed() {
        return failed || anthropic.hasFailed();
    }
}
