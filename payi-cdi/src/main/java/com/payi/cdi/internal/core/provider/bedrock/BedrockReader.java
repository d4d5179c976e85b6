package com.payi.cdi.internal.core.provider.bedrock;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import com.payi.cdi.internal.core.provider.anthropic.AnthropicReader;
import com.payi.cdi.internal.core.provider.reading.FunctionCalls;
import com.payi.cdi.internal.core.provider.reading.ServedTerms;
import com.payi.cdi.spi.JsonShape;
import com.payi.cdi.spi.JsonTree;
import com.payi.cdi.spi.Usage;
import com.payi.cdi.spi.UsageReader;

/**
 * Reads answers of Bedrock. The shape of an answer decides how it is read, not the id of its model: the id of an
 * inference profile names no model.
 */
final class BedrockReader implements UsageReader {
    static final JsonShape ANSWER = JsonShape.of("usage", "message.usage", "metadata.usage", "prompt_token_count",
            "generation_token_count", "inputTextTokenCount", "totalOutputTextTokenCount", "results.tokenCount",
            "amazon-bedrock-invocationMetrics", "amazon-bedrock-guardrailAction", "stopReason", "messageStop.stopReason",
            "amazon-bedrock-trace.guardrail.input.*.invocationMetrics.usage",
            "trace.guardrail.inputAssessment.*.invocationMetrics.usage",
            "metadata.trace.guardrail.inputAssessment.*.invocationMetrics.usage",
            "amazon-bedrock-trace.guardrail.inputAssessment.*.invocationMetrics.usage", "serviceTier.type",
            "metadata.serviceTier.type", "performanceConfig.latency", "metadata.performanceConfig.latency",
            "trace.promptRouter.invokedModelId", "metadata.trace.promptRouter.invokedModelId", "type", "content.type",
            "content.name",
            "content.input", "index", "content_block.type", "content_block.name", "content_block.input", "delta",
            "contentBlockIndex", "start.toolUse", "output.message.content.toolUse", "choices.message.tool_calls",
            "contentBlockStart.contentBlockIndex", "contentBlockStart.start.toolUse",
            "contentBlockDelta.contentBlockIndex", "contentBlockDelta.delta");

    private final BedrockUsage usage = new BedrockUsage();
    private final BedrockGuardrail guardrail;
    private final AnthropicReader anthropic = new AnthropicReader();
    private final FunctionCalls calls = new FunctionCalls();
    private final ServedTerms terms = new ServedTerms();
    private String routedModel;
    private boolean content;
    private boolean finished;

    BedrockReader(UnaryOperator<String> requestHeaders) {
        this.guardrail = new BedrockGuardrail(requestHeaders);
    }

    @Override
    public void headers(UnaryOperator<String> headers) {
        usage.headers(headers);
        terms.serviceTier(headers.apply("X-Amzn-Bedrock-Service-Tier"));
        terms.speed(headers.apply("X-Amzn-Bedrock-PerformanceConfig-Latency"));
    }

    @Override
    public void request(JsonTree request) {
        guardrail.request(request);
    }

    @Override
    public void read(JsonTree message) {
        usage.read(message);
        guardrail.read(message);
        served(message);
        served(message.at("metadata"));
        converse(message);
        converse(message.at("contentBlockStart"));
        converse(message.at("contentBlockDelta"));
        if (AnthropicReader.canRead(message)) {
            anthropic.read(message);
        }
        for (JsonTree choice : message.at("choices").elements()) {
            for (JsonTree call : choice.at("message", "tool_calls").elements()) {
                calls.add(call.at("function", "name").text(), call.at("function", "arguments").text());
            }
        }
        // The metrics come last, in a message of their own or with the model's last one.
        finished |= message.at("amazon-bedrock-invocationMetrics").exists()
                || message.at("usage", "totalTokens").exists() || message.at("usage", "inputTokens").exists();
    }

    private void served(JsonTree message) {
        terms.serviceTier(message.at("serviceTier", "type"));
        terms.speed(message.at("performanceConfig", "latency"));
        String routed = message.at("trace", "promptRouter", "invokedModelId").text();
        routedModel = routed == null || routed.isBlank() ? routedModel : ModelArn.modelOf(routed);
    }

    private void converse(JsonTree message) {
        for (JsonTree block : message.at("output", "message", "content").elements()) {
            JsonTree call = block.at("toolUse");
            if (call.isObject()) {
                calls.add(call.at("name").text(), input(call.at("input")));
            }
        }
        JsonTree begun = message.at("start", "toolUse");
        if (begun.isObject()) {
            calls.addPart(message.at("contentBlockIndex").count(), begun.at("name").text(), null);
        }
        JsonTree part = message.at("delta", "toolUse", "input");
        if (message.at("contentBlockIndex").exists() && part.exists()) {
            calls.addPart(message.at("contentBlockIndex").count(), null, part.text());
        }
        content |= message.at("contentBlockIndex").exists() && message.at("delta").exists();
    }

    private static String input(JsonTree input) {
        return input.members().isEmpty() ? null : input.toJson();
    }

    @Override
    public Usage usage() {
        Usage model = anthropic.usage();
        Map<String, Usage.Units> units = model.units().isEmpty() ? usage.units() : model.units();
        return new Usage(guardrail.addTo(units), model.functionCalls().isEmpty() ? calls.toList() : model.functionCalls(), null,
                routedModel, model.resourceScope(), properties(model));
    }

    /** Where the model and Bedrock name the terms, Bedrock's are those of the bill. */
    private Map<String, String> properties(Usage model) {
        Map<String, String> properties = new LinkedHashMap<>(model.properties());
        properties.putAll(terms.properties());
        properties.putAll(guardrail.properties());
        return properties;
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
        return finished;
    }

    /** Where a guardrail intervenes, an invoked model has no metrics. */
    @Override
    public boolean mayEndHere() {
        return finished || anthropic.isFinished() || guardrail.hasIntervened();
    }

    @Override
    public boolean hasFailed() {
        return anthropic.hasFailed();
    }
}
