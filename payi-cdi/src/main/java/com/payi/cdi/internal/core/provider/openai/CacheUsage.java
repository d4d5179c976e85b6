package com.payi.cdi.internal.core.provider.openai;

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
    static CacheUsage of(JsonTree usage, TokenDetails input) {
        long named = max(usage, "cache_read_input_tokens", "cache_creation_input_tokens");
        long read = max(input.count("cached_tokens"), input.count("cache_read_tokens"),
                input.count("cache_read_input_tokens"), max(usage, "cached_tokens", "prompt_cache_hit_tokens",
                        "num_cached_tokens", "cache_read_input_tokens"));
        long[] byDuration = byDuration(usage, input);
        long written = max(input.count("cache_write_tokens"), input.count("cache_creation_tokens"),
                input.count("cache_creation_input_tokens"), max(usage, "cache_write_tokens", "cache_creation_input_tokens"),
                byDuration[0] + byDuration[1]);
        return new CacheUsage(read, written, byDuration[1], named > 0);
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
        object.members().forEach((name, value) -> {
            if (isOfWrites(name.toString())) {
                long[] found = durations(JsonTree.of(value));
                most[0] = Math.max(most[0], found[0]);
                most[1] = Math.max(most[1], found[1]);
            }
        });
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

    private static long max(JsonTree usage, String... names) {
        long most = 0;
        for (String name : names) {
            most = Math.max(most, usage.at(name).count());
        }
        return most;
    }

    private static long max(long... counts) {
        long most = 0;
        for (long count : counts) {
            most = Math.max(most, count);
        }
        return most;
    }
}
