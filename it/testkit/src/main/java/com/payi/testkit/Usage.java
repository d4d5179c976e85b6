package com.payi.testkit;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;

/** The tokens that a provider's answer matches of, as far as the fake needs them for a price. */
record Usage(long input, long output) {
    static final Usage NONE = new Usage(0, 0);

    private static final List<String> PLACES = List.of("/usage", "/response/usage", "/message/usage", "/usageMetadata");
    private static final List<String> INPUT = List.of("prompt_tokens", "input_tokens", "inputTokens", "promptTokenCount");
    private static final List<String> OUTPUT = List.of("completion_tokens", "output_tokens", "outputTokens",
            "candidatesTokenCount");

    /** What is known after this answer or this part of a stream: a later number replaces an earlier one. */
    Usage updatedBy(JsonNode answer) {
        long newInput = input;
        long newOutput = output;
        for (String place : PLACES) {
            newInput = number(answer.at(place), INPUT, newInput);
            newOutput = number(answer.at(place), OUTPUT, newOutput);
        }
        return new Usage(newInput, newOutput);
    }

    private static long number(JsonNode usage, List<String> names, long unknown) {
        for (String name : names) {
            if (usage.path(name).isIntegralNumber()) {
                return usage.get(name).asLong();
            }
        }
        return unknown;
    }
}
