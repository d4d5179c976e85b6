package com.payi.cdi.internal.core.provider.bedrock;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

import com.payi.cdi.UnitNames;
import com.payi.cdi.internal.core.provider.openai.OpenAiUsage;
import com.payi.cdi.internal.core.provider.reading.UnitSum;
import com.payi.cdi.spi.JsonTree;
import com.payi.cdi.spi.Usage;

/**
 * What a model on Bedrock consumed, apart from Anthropic's models, which have a reader of their own. The model's own
 * counts come first, then Bedrock's metrics at the end of a stream, then the headers of the answer.
 */
final class BedrockUsage {
    private static final String HEADER = "X-Amzn-Bedrock-";

    private Map<String, Usage.Units> models = Map.of();
    private Map<String, Usage.Units> metrics = Map.of();
    private Map<String, Usage.Units> headers = Map.of();

    void headers(UnaryOperator<String> answer) {
        if (answer.apply(HEADER + "Input-Token-Count") != null || answer.apply(HEADER + "Output-Token-Count") != null) {
            headers = units(count(answer, "Input-Token-Count"), count(answer, "Output-Token-Count"),
                    count(answer, "Cache-Read-Input-Token-Count"), count(answer, "Cache-Write-Input-Token-Count"), 0);
        }
    }

    void read(JsonTree message) {
        usage(message.at("usage"));
        usage(message.at("metadata", "usage"));
        if (message.at("prompt_token_count").exists() || message.at("generation_token_count").exists()) {
            // Llama's stream counts what it has generated so far; the prompt is named once.
            Usage.Units before = models.getOrDefault(UnitNames.TEXT, new Usage.Units(0, 0));
            models = units(Math.max(before.input(), message.at("prompt_token_count").count()),
                    Math.max(before.output(), message.at("generation_token_count").count()), 0, 0, 0);
        }
        // Titan's stream has a member of this name too, but its consumption is in the metrics.
        if (message.at("inputTextTokenCount").exists() && !message.at("totalOutputTextTokenCount").exists()) {
            int output = message.at("results").elements().stream().mapToInt(result -> result.at("tokenCount").count())
                    .reduce(0, UnitSum::sum);
            models = units(message.at("inputTextTokenCount").count(), output, 0, 0, 0);
        }
        JsonTree measured = message.at("amazon-bedrock-invocationMetrics");
        if (measured.at("inputTokenCount").exists() || measured.at("outputTokenCount").exists()) {
            metrics = units(measured.at("inputTokenCount").count(), measured.at("outputTokenCount").count(),
                    measured.at("cacheReadInputTokenCount").count(), measured.at("cacheWriteInputTokenCount").count(), 0);
        }
    }

    private void usage(JsonTree usage) {
        if (usage.at("prompt_tokens").exists()) {
            models = OpenAiUsage.units(usage);
        } else if (usage.at("inputTokens").exists() || usage.at("outputTokens").exists()) {
            int written = 0;
            int writtenForAnHour = 0;
            for (JsonTree detail : usage.at("cacheDetails").elements()) {
                int tokens = detail.at("inputTokens").count();
                written = UnitSum.sum(written, tokens);
                writtenForAnHour = UnitSum.sum(writtenForAnHour, "1h".equals(detail.at("ttl").text()) ? tokens : 0);
            }
            models = units(usage.at("inputTokens").count(), usage.at("outputTokens").count(),
                    either(usage, "cacheReadInputTokens", "cacheReadInputTokenCount"),
                    Math.max(written, either(usage, "cacheWriteInputTokens", "cacheWriteInputTokenCount")), writtenForAnHour);
        }
    }

    Map<String, Usage.Units> units() {
        return !models.isEmpty() ? models : !metrics.isEmpty() ? metrics : headers;
    }

    /**
     * The tokens that a cache took or gave are counted apart from the input.
     *
     * @param cacheWrite all that were written, those for an hour among them
     */
    private static Map<String, Usage.Units> units(int input, int output, int cacheRead, int cacheWrite, int forAnHour) {
        Map<String, Usage.Units> units = new LinkedHashMap<>();
        if (cacheWrite > forAnHour) {
            units.put(UnitNames.TEXT_CACHE_WRITE, new Usage.Units(cacheWrite - forAnHour, 0));
        }
        if (forAnHour > 0) {
            units.put(UnitNames.TEXT_CACHE_WRITE_1H, new Usage.Units(forAnHour, 0));
        }
        if (cacheRead > 0) {
            units.put(UnitNames.TEXT_CACHE_READ, new Usage.Units(cacheRead, 0));
        }
        units.put(UnitNames.TEXT, new Usage.Units(input, output));
        return units;
    }

    private static int either(JsonTree usage, String converse, String nova) {
        return usage.at(converse).exists() ? usage.at(converse).count() : usage.at(nova).count();
    }

    private static int count(UnaryOperator<String> headers, String name) {
        String text = headers.apply(HEADER + name);
        try {
            return text == null ? 0 : Math.max(0, Integer.parseInt(text.strip()));
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
