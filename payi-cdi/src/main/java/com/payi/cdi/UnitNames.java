package com.payi.cdi;

/**
 * Pay-i's names of the units that a call consumes (Pay-i: {@code units}). Each unit has a count of input and of output.
 *
 * @since 0.1
 */
public final class UnitNames {
    /** Tokens of text that were neither read from a cache nor spent on reasoning. */
    public static final String TEXT = "text";
    /** Tokens of text read from the provider's prompt cache. */
    public static final String TEXT_CACHE_READ = "text_cache_read";
    /** Tokens of text written to the provider's prompt cache, kept for five minutes. */
    public static final String TEXT_CACHE_WRITE = "text_cache_write";
    /** Tokens of text written to the provider's prompt cache, kept for an hour. */
    public static final String TEXT_CACHE_WRITE_1H = "text_cache_write_1h";
    /** Tokens spent on reasoning. */
    public static final String REASONING = "reasoning";
    /** Tokens of images. */
    public static final String VISION = "vision";
    /** Tokens of images that the model made. */
    public static final String IMAGE = "image";
    /** Tokens of speech, where a provider counts them apart from text. */
    public static final String AUDIO = "audio";
    /** Speech that is billed by its length, counted in seconds that have begun. */
    public static final String AUDIO_SECONDS = "audio_seconds";
    /** Web searches by the provider, counted in searches. */
    public static final String WEB_SEARCH_REQUEST = "web_search_request";
    /** Appended to a unit's name when the prompt is so long that other prices hold. */
    public static final String LARGE_CONTEXT_SUFFIX = "_large_context";

    private UnitNames() {}
}
