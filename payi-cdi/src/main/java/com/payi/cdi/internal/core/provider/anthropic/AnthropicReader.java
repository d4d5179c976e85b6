package com.payi.cdi.internal.core.provider.anthropic;

import java.util.List;

import com.payi.cdi.internal.core.provider.reading.ConversationReader;
import com.payi.cdi.internal.core.provider.reading.RepeatingReader;
import com.payi.cdi.spi.JsonShape;
import com.payi.cdi.spi.JsonTree;
import com.payi.cdi.spi.Usage;

/** Reads Anthropic's messages, wherever its models run. */
public final class AnthropicReader extends ConversationReader implements RepeatingReader {
    /** What has to be read of an answer. */
    public static final List<String> MEMBERS = List.of("type", "id", "model", "usage", "content.type", "content.name",
            "content.input", "message.id", "message.model", "message.usage", "index", "content_block.type",
            "content_block.name", "content_block.input", "delta.type", "delta.partial_json");

    static final JsonShape ANSWER = JsonShape.of(MEMBERS.toArray(String[]::new));

    private final AnthropicUsage usage = new AnthropicUsage();
    private boolean textOnly;

    /** Whether a message is one of Anthropic's models, as far as its own members show. */
    public static boolean canRead(JsonTree message) {
        return message.at("type").exists() || AnthropicUsage.isIn(message.at("usage"));
    }

    @Override
    public void read(JsonTree message) {
        String type = message.at("type").text();
        textOnly = false;
        switch (type == null ? "" : type) {
            case "message_start":
                document(message.at("message"));
                break;
            case "message_delta":
                usage.update(message.at("usage"));
                break;
            case "content_block_start":
                if (isToolUse(message.at("content_block"))) {
                    calls.addPart(message.at("index").count(), message.at("content_block", "name").text(),
                            input(message.at("content_block", "input")));
                }
                break;
            case "content_block_delta":
                content = true;
                textOnly = !message.at("delta", "partial_json").exists();
                calls.addPart(message.at("index").count(), null, message.at("delta", "partial_json").text());
                break;
            case "message_stop":
                finished = true;
                break;
            case "error":
                failed = true;
                break;
            default:
                document(message);
        }
    }

    /** Pieces of a tool's input add up; pieces of text change nothing. */
    @Override
    public JsonShape wantedOfRepeats() {
        return textOnly ? ANSWER : null;
    }

    private void document(JsonTree message) {
        id = firstGiven(id, message.at("id").text());
        model = firstGiven(model, message.at("model").text());
        usage.update(message.at("usage"));
        for (JsonTree block : message.at("content").elements()) {
            if (isToolUse(block)) {
                calls.add(block.at("name").text(), input(block.at("input")));
            }
        }
    }

    private static boolean isToolUse(JsonTree block) {
        return "tool_use".equals(block.at("type").text());
    }

    /** A stream begins each call with an empty object and then writes the input piece by piece. */
    private static String input(JsonTree input) {
        return input.members().isEmpty() ? null : input.toJson();
    }

    @Override
    public Usage usage() {
        return new Usage(withImagesApart(usage.units()), calls.toList(), id, pricedModel(), usage.resourceScope(),
                usage.properties());
    }

    /** The answer may name a version of the model that was called; only a fallback is another model. */
    private String pricedModel() {
        String called = requestedModel() != null ? requestedModel() : model;
        return usage.fallbackModel() != null ? usage.fallbackModel() : called;
    }

    @Override
    public List<Usage> ofOtherModels() {
        return usage.ofAdvisors(id);
    }
}
