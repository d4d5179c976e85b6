package com.payi.cdi.internal.core.provider.openai;

import static com.payi.cdi.internal.core.provider.openai.TokenCount.CACHED_TOKENS;
import static com.payi.cdi.internal.core.provider.openai.TokenCount.CACHE_CREATION_INPUT_TOKENS;
import static com.payi.cdi.internal.core.provider.openai.TokenCount.CACHE_CREATION_TOKENS;
import static com.payi.cdi.internal.core.provider.openai.TokenCount.CACHE_READ_INPUT_TOKENS;
import static com.payi.cdi.internal.core.provider.openai.TokenCount.CACHE_READ_TOKENS;
import static com.payi.cdi.internal.core.provider.openai.TokenCount.CACHE_WRITE_TOKENS;
import static com.payi.cdi.internal.core.provider.openai.TokenCount.NUM_CACHED_TOKENS;
import static com.payi.cdi.internal.core.provider.openai.TokenCount.PROMPT_CACHE_HIT_TOKENS;

import java.util.Map;

import com.payi.cdi.spi.JsonTree;

/**
 * What a prompt cache gave and took, by the names of OpenAI (and OpenRouter, Qwen, LiteLLM) in the details of the input,
 * and by those of Kimi, DeepSeek, Mistral and Databricks beside it. Where several names are there, they repeat each other.
 *
 * @param written all that was written
 * @param writtenForAnHour the part of it that is kept for an hour, which costs more
 * @param isNamedAsByAnthropic whether the names are those of Anthropic, whose input does not include the cache
 */
record CacheUsage(long read, long written, long writtenForAnHour, boolean isNamedAsByAnthropic) {
    static CacheUsage of(JsonTree usage, TokenCounts counts, TokenDetails input) {
        long read = Math.max(input.counts().max(CACHED_TOKENS, CACHE_READ_TOKENS, CACHE_READ_INPUT_TOKENS),
                counts.max(CACHED_TOKENS, PROMPT_CACHE_HIT_TOKENS, NUM_CACHED_TOKENS, CACHE_READ_INPUT_TOKENS));
        long[] byDuration = byDuration(usage, input);
        long written = Math.max(byDuration[0] + byDuration[1], Math.max(
                input.counts().max(CACHE_WRITE_TOKENS, CACHE_CREATION_TOKENS, CACHE_CREATION_INPUT_TOKENS),
                counts.max(CACHE_WRITE_TOKENS, CACHE_CREATION_INPUT_TOKENS)));
        return new CacheUsage(read, written, byDuration[1],
                counts.max(CACHE_READ_INPUT_TOKENS, CACHE_CREATION_INPUT_TOKENS) > 0);
    }

    /** The writes whose duration is named: the short ones, and those for an hour. */
    private static long[] byDuration(JsonTree usage, TokenDetails input) {
        long[] most = new long[2];
        byDuration(usage, most);
        for (JsonTree object : input.objects()) {
            byDuration(object, most);
        }
        return most;
    }

    private static void byDuration(JsonTree object, long[] most) {
        for (Map.Entry<?, ?> member : object.members().entrySet()) {
            if (isOfWrites(member.getKey().toString())) {
                long[] found = durations(JsonTree.of(member.getValue()));
                most[0] = Math.max(most[0], found[0]);
                most[1] = Math.max(most[1], found[1]);
            }
        }
    }

    private static boolean isOfWrites(String name) {
        return name.startsWith("cache_creation") || name.startsWith("cache_write");
    }

    /** By name, as in {@code ephemeral_1h_input_tokens}, or as a list of durations and counts. */
    private static long[] durations(JsonTree details) {
        long[] found = new long[2];
        details.members().forEach((name, count) -> found[index(name.toString())] += JsonTree.of(count).count());
        for (JsonTree detail : details.elements()) {
            long count = detail.members().values().stream().filter(Number.class::isInstance)
                    .mapToLong(number -> JsonTree.of(number).count()).max().orElse(0);
            String ttl = detail.at("ttl").text();
            found[index(ttl == null ? "" : ttl)] += count;
        }
        return found;
    }

    private static int index(String duration) {
        return duration.matches("(?:.*_)?1h(?:_.*)?") ? 1 : 0;
    }
}
