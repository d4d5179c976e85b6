package com.payi.cdi.internal.core.provider.openai;

import static com.payi.cdi.internal.core.provider.openai.TokenCount.CITATION_TOKENS;
import static com.payi.cdi.internal.core.provider.openai.TokenCount.COMPLETION_TOKENS;
import static com.payi.cdi.internal.core.provider.openai.TokenCount.IMAGE_TOKENS;
import static com.payi.cdi.internal.core.provider.openai.TokenCount.INPUT_TOKENS;
import static com.payi.cdi.internal.core.provider.openai.TokenCount.NUM_SEARCH_QUERIES;
import static com.payi.cdi.internal.core.provider.openai.TokenCount.OUTPUT_TOKENS;
import static com.payi.cdi.internal.core.provider.openai.TokenCount.PROMPT_AUDIO_SECONDS;
import static com.payi.cdi.internal.core.provider.openai.TokenCount.PROMPT_TOKENS;
import static com.payi.cdi.internal.core.provider.openai.TokenCount.REASONING_TOKENS;
import static com.payi.cdi.internal.core.provider.openai.TokenCount.TOTAL_TOKENS;

import java.util.Map;

import com.payi.cdi.UnitNames;
import com.payi.cdi.spi.JsonTree;
import com.payi.cdi.spi.Usage;

/**
 * OpenAI counts cached tokens within the input and reasoning within the output; Pay-i prices each once, by its own unit.
 * Some services count one of them beside it. There {@code total_tokens} decides: the units add up to it.
 */
public final class OpenAiUsage {
    private static final TokenCount[] TOKENS = {PROMPT_TOKENS, INPUT_TOKENS, COMPLETION_TOKENS, OUTPUT_TOKENS,
            TOTAL_TOKENS};

    private final JsonTree usage;
    private final TokenCounts counts;
    private final TokenDetails inputDetails;
    private final TokenDetails outputDetails;
    private final CacheUsage cache;
    private final boolean namesOutput;
    private long input;
    private long output;
    /** What the total has beyond input and output. */
    private long rest;

    private OpenAiUsage(JsonTree usage, TokenCounts counts) {
        this.usage = usage;
        this.inputDetails = TokenDetails.ofInput(usage);
        this.outputDetails = TokenDetails.ofOutput(usage);
        this.counts = counts;
        this.cache = CacheUsage.of(usage, counts, inputDetails);
        TokenCount inputTokens = counts.firstPositive(PROMPT_TOKENS, INPUT_TOKENS);
        TokenCount outputTokens = counts.firstPositive(COMPLETION_TOKENS, OUTPUT_TOKENS);
        this.namesOutput = counts.has(outputTokens);
        this.output = counts.of(outputTokens);
        long total = counts.of(TOTAL_TOKENS);
        this.input = counts.has(inputTokens) ? counts.of(inputTokens) : Math.max(0, total - output);
        this.rest = Math.max(0, total - input - output);
    }

    /**
     * @param usage as the answer has it
     * @return empty if it names no tokens
     */
    public static Map<String, Usage.Units> units(JsonTree usage) {
        TokenCounts counts = new TokenCounts().add(usage);
        return counts.hasAny(TOKENS) ? new OpenAiUsage(usage, counts).units() : Map.of();
    }

    /** Whether a usage names tokens, so that it has units. */
    static boolean namesTokens(JsonTree usage) {
        return new TokenCounts().add(usage).hasAny(TOKENS);
    }

    private Map<String, Usage.Units> units() {
        UnitCounts units = UnitCounts.none();
        long seconds = seconds();
        cacheBeside();
        long reasoning = reasoning();
        long read = Math.min(input, cache.read());
        long written = Math.min(input - read, cache.written());
        long writtenForAnHour = Math.min(written, cache.writtenForAnHour());
        long images = Math.min(input - read - written, inputDetails.count(IMAGE_TOKENS) - inputDetails.cachedImages());
        long made = Math.min(output - reasoning, outputDetails.count(IMAGE_TOKENS));
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
        long seconds = counts.of(PROMPT_AUDIO_SECONDS);
        if (seconds > 0) {
            rest = 0;
        }
        return seconds;
    }

    /** Makes what a cache took and gave a part of the input. */
    private void cacheBeside() {
        long cached = cache.read() + cache.written();
        long reasoning = outputDetails.count(REASONING_TOKENS);
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
        long named = outputDetails.count(REASONING_TOKENS);
        long besideNames = counts.of(REASONING_TOKENS);
        // Perplexity bills reasoning beside the completion, though its total does not have it.
        boolean perplexity = counts.has(CITATION_TOKENS) || counts.has(NUM_SEARCH_QUERIES);
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
        return Math.max(counts.of(NUM_SEARCH_QUERIES),
                Math.max(usage.at("server_tool_use", "web_search_requests").count(),
                        usage.at("server_side_tool_usage_details", "web_search_calls").count()));
    }
}
