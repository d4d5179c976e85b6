package com.payi.cdi.internal.core.provider.openai;

import java.util.Map;

import com.payi.cdi.UnitNames;
import com.payi.cdi.spi.JsonTree;
import com.payi.cdi.spi.Usage;

/**
 * OpenAI counts cached tokens within the input and reasoning within the output; Pay-i prices each once, by its own unit.
 * Some services count one of them beside it. There {@code total_tokens} decides: the units add up to it.
 */
public final class OpenAiUsage {
    private final JsonTree usage;
    private final TokenDetails inputDetails;
    private final TokenDetails outputDetails;
    private final CacheUsage cache;
    private final boolean namesOutput;
    private long input;
    private long output;
    /** What the total has beyond input and output. */
    private long rest;

    private OpenAiUsage(JsonTree usage) {
        this.usage = usage;
        this.inputDetails = TokenDetails.ofInput(usage);
        this.outputDetails = TokenDetails.ofOutput(usage);
        this.cache = CacheUsage.of(usage, inputDetails);
        JsonTree inputTokens = TokenDetails.firstPositive(usage.at("prompt_tokens"), usage.at("input_tokens"));
        JsonTree outputTokens = TokenDetails.firstPositive(usage.at("completion_tokens"), usage.at("output_tokens"));
        this.namesOutput = outputTokens.exists();
        this.output = outputTokens.count();
        long total = usage.at("total_tokens").count();
        this.input = inputTokens.exists() ? inputTokens.count() : Math.max(0, total - output);
        this.rest = Math.max(0, total - input - output);
    }

    /**
     * @param usage as the answer has it
     * @return empty if it names no tokens
     */
    public static Map<String, Usage.Units> units(JsonTree usage) {
        return namesTokens(usage) ? new OpenAiUsage(usage).units() : Map.of();
    }

    /** Whether a usage names tokens, so that it has units. */
    static boolean namesTokens(JsonTree usage) {
        return usage.at("prompt_tokens").exists() || usage.at("input_tokens").exists()
                || usage.at("completion_tokens").exists() || usage.at("output_tokens").exists()
                || usage.at("total_tokens").exists();
    }

    private Map<String, Usage.Units> units() {
        UnitCounts units = UnitCounts.none();
        long seconds = seconds();
        cacheBeside();
        long reasoning = reasoning();
        long read = Math.min(input, cache.read());
        long written = Math.min(input - read, cache.written());
        long writtenForAnHour = Math.min(written, cache.writtenForAnHour());
        long images = Math.min(input - read - written, inputDetails.count("image_tokens") - inputDetails.cachedImages());
        long made = Math.min(output - reasoning, outputDetails.count("image_tokens"));
        return units.put(UnitNames.TEXT_CACHE_READ, read, 0)
                .put(UnitNames.TEXT_CACHE_WRITE, written - writtenForAnHour, 0)
                .put(UnitNames.TEXT_CACHE_WRITE_1H, writtenForAnHour, 0)
                .put(UnitNames.REASONING, 0, reasoning)
                .put(UnitNames.VISION, images, 0)
                .put(UnitNames.IMAGE, 0, made)
                .put(UnitNames.AUDIO_SECONDS, seconds, 0)
                .put(UnitNames.WEB_SEARCH_REQUEST, 0, searches())
                .put(UnitNames.TEXT, input - read - written - Math.max(0, images), output - reasoning - made).toMap();
    }

    /** Mistral bills speech by its length, and counts its tokens in the total only. */
    private long seconds() {
        long seconds = usage.at("prompt_audio_seconds").count();
        if (seconds > 0) {
            rest = 0;
        }
        return seconds;
    }

    /** Makes what a cache took and gave a part of the input. */
    private void cacheBeside() {
        long cached = cache.read() + cache.written();
        long reasoning = outputDetails.count("reasoning_tokens");
        boolean inTotal = cached > 0 && rest != reasoning && (rest == cached || rest == cached + reasoning);
        if (inTotal) {
            rest -= cached;
        }
        if (inTotal || cached > input && cache.isNamedAsByAnthropic()) {
            input += cached;
        }
    }

    /** What is reasoning of the output, which then has all tokens that the model wrote. */
    private long reasoning() {
        long named = outputDetails.count("reasoning_tokens");
        long besideNames = usage.at("reasoning_tokens").count();
        // Perplexity bills reasoning beside the completion, though its total does not have it.
        boolean perplexity = usage.at("citation_tokens").exists() || usage.at("num_search_queries").exists();
        if (besideNames > named && rest == 0 && (perplexity || besideNames > output)) {
            rest = besideNames;
        }
        long reasoning = Math.max(named, besideNames);
        if (reasoning == 0 && namesOutput) {
            reasoning = rest;
        }
        output += rest;
        return Math.min(output, reasoning);
    }

    private long searches() {
        return Math.max(usage.at("num_search_queries").count(),
                Math.max(usage.at("server_tool_use", "web_search_requests").count(),
                        usage.at("server_side_tool_usage_details", "web_search_calls").count()));
    }
}
