package com.payi.cdi.internal.core.provider.openai;

import java.util.LinkedHashMap;
import java.util.Map;

import com.payi.cdi.UnitNames;
import com.payi.cdi.spi.JsonTree;
import com.payi.cdi.spi.Usage;

/**
 * OpenAI counts cached tokens within the input and reasoning within the output; Pay-i prices each once, by its own
 * unit.
 */
public final class OpenAiUsage {
    private OpenAiUsage() {}

    public static Map<String, Usage.Units> units(JsonTree usage) {
        JsonTree inputTokens = usage.at("prompt_tokens").exists() ? usage.at("prompt_tokens") : usage.at("input_tokens");
        JsonTree outputTokens = usage.at("completion_tokens").exists()
                ? usage.at("completion_tokens")
                : usage.at("output_tokens");
        if (!inputTokens.exists() && !outputTokens.exists()) {
            return Map.of();
        }
        int input = inputTokens.count();
        int output = outputTokens.count();
        int cached = Math.min(input, Math.max(usage.at("prompt_tokens_details", "cached_tokens").count(),
                usage.at("input_tokens_details", "cached_tokens").count()));
        int reasoning = Math.min(output, Math.max(usage.at("completion_tokens_details", "reasoning_tokens").count(),
                usage.at("output_tokens_details", "reasoning_tokens").count()));
        Map<String, Usage.Units> units = new LinkedHashMap<>();
        if (cached > 0) {
            units.put(UnitNames.TEXT_CACHE_READ, new Usage.Units(cached, 0));
        }
        if (reasoning > 0) {
            units.put(UnitNames.REASONING, new Usage.Units(0, reasoning));
        }
        units.put(UnitNames.TEXT, new Usage.Units(input - cached, output - reasoning));
        return units;
    }
}
