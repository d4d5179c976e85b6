package com.payi.cdi.internal.core.provider.reading;

import java.util.List;

/** Estimates how many tokens a text has, where the application has a tokenizer. */
interface TextTokens {
    /** Null if there is no tokenizer: then nothing is estimated. */
    TextTokens AVAILABLE = find();

    /** The tokens of all texts together. */
    int count(String model, List<String> texts);

    private static TextTokens find() {
        try {
            return new JTokkitTokens();
        } catch (LinkageError e) {
            // JTokkit is an optional dependency.
            return null;
        }
    }
}
