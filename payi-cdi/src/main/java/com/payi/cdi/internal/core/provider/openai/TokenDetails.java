package com.payi.cdi.internal.core.provider.openai;

import java.util.ArrayList;
import java.util.List;

import com.payi.cdi.spi.JsonTree;

/** What input or output consist of, by any of the names that services give to the object. */
record TokenDetails(List<JsonTree> objects, TokenCounts counts) {
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
        List<JsonTree> objects = new ArrayList<>(1);
        TokenCounts counts = new TokenCounts();
        for (String name : names) {
            JsonTree details = usage.at(name);
            if (details.isObject()) {
                objects.add(details);
                counts.add(details);
            }
        }
        return new TokenDetails(objects, counts);
    }

    /** Where several objects have the member, they repeat each other. */
    long count(TokenCount count) {
        return counts.of(count);
    }

    /** How many tokens of images are among those that were read from a cache. */
    long cachedImages() {
        long most = 0;
        for (JsonTree object : objects) {
            most = Math.max(most, object.at("cached_tokens_details", "image_tokens").count());
        }
        return most;
    }
}
