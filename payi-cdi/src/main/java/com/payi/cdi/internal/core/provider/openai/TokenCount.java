package com.payi.cdi.internal.core.provider.openai;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The counts that services write into a usage and into the details of its input and output. */
enum TokenCount {
    PROMPT_TOKENS,
    INPUT_TOKENS,
    COMPLETION_TOKENS,
    OUTPUT_TOKENS,
    TOTAL_TOKENS,
    REASONING_TOKENS,
    TEXT_TOKENS,
    IMAGE_TOKENS,
    AUDIO_TOKENS,
    PROMPT_AUDIO_SECONDS,
    CITATION_TOKENS,
    NUM_SEARCH_QUERIES,
    CACHED_TOKENS,
    NUM_CACHED_TOKENS,
    PROMPT_CACHE_HIT_TOKENS,
    CACHE_READ_TOKENS,
    CACHE_READ_INPUT_TOKENS,
    CACHE_WRITE_TOKENS,
    CACHE_CREATION_TOKENS,
    CACHE_CREATION_INPUT_TOKENS;

    private static final Map<String, TokenCount> BY_NAME = byName();

    private static Map<String, TokenCount> byName() {
        Map<String, TokenCount> byName = new HashMap<>();
        for (TokenCount count : values()) {
            byName.put(count.name().toLowerCase(Locale.ROOT), count);
        }
        return Map.copyOf(byName);
    }

    /** Null for a member that is no count, or one that has no effect. */
    static TokenCount named(Object member) {
        return BY_NAME.get(member);
    }
}
