package com.payi.cdi.internal.dialect;

import java.net.URI;
import java.util.List;

/** The dialects that are spoken, asked in order. */
public final class Dialects {
    private static final List<ProviderDialect> ALL = List.of(new OpenAiChatDialect(), new OpenAiResponsesDialect(),
            new OpenAiEmbeddingsDialect(), new AnthropicDialect(), new BedrockDialect(), new GoogleDialect());

    private Dialects() {}

    /** The dialect of a call, null if it is no GenAI call. */
    public static ProviderDialect of(String method, URI uri) {
        if (!"POST".equals(method)) {
            return null;
        }
        for (ProviderDialect dialect : ALL) {
            if (dialect.speaks(uri)) {
                return dialect;
            }
        }
        return null;
    }
}
