package com.payi.cdi.internal.core.provider.openai;

import java.util.List;

import com.payi.cdi.spi.JsonTree;

/** What input or output consist of, by any of the names that services give to the object. */
record TokenDetails(List<JsonTree> objects) {
    private static final List<String> OF_INPUT = List.of("prompt_tokens_details", "input_tokens_details",
            "prompt_token_details", "input_token_details");
    private static final List<String> OF_OUTPUT = List.of("completion_tokens_details", "output_tokens_details",
            "completion_token_details", "output_token_details");

    static TokenDetails ofInput(JsonTree usage) {
        return of(usage, OF_INPUT);
    }

    static TokenDetails ofOutput(JsonTree usage) {
        return of(usage, OF_OUTPUT);
    }

    private static TokenDetails of(JsonTree usage, List<String> names) {
        return new TokenDetails(names.stream().map(usage::at).filter(JsonTree::isObject).toList());
    }

    /** Where several objects have the member, they repeat each other. */
    long count(String member) {
        return objects.stream().mapToLong(object -> object.at(member).count()).max().orElse(0);
    }

    /** How many tokens of images are among those that were read from a cache. */
    long cachedImages() {
        return objects.stream().mapToLong(object -> object.at("cached_tokens_details", "image_tokens").count()).max().orElse(0);
    }

    /** The first number above zero; the first that is there, if none is above zero. */
    static JsonTree firstPositive(JsonTree first, JsonTree second) {
        return first.count() > 0 || second.count() == 0 && first.exists() ? first : second;
    }
}
