package com.payi.it.conformance;

import java.util.List;

/** The kinds of exchanges that the library reads. An exchange of any other kind is run and counted, but fails no build. */
final class SupportedKinds {
    private static final List<String> PREFIXES = List.of("openai.", "azure.", "anthropic.", "bedrock.", "vertex.", "gemini.",
            "databricks", "cohere", "ollama");

    private SupportedKinds() {}

    static boolean contain(String kind) {
        return PREFIXES.stream().anyMatch(kind::startsWith);
    }
}
