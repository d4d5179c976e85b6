package com.payi.cdi.internal.core.provider.openai;

import java.util.List;

import com.payi.cdi.spi.ProviderDialect;

/** OpenAI's interfaces, on whatever host. */
public final class OpenAi {
    private OpenAi() {}

    public static List<ProviderDialect> dialects() {
        return List.of(new OpenAiChatDialect(), new OpenAiResponsesDialect(), new OpenAiEmbeddingsDialect(),
                new OpenAiCompletionsDialect(), new OpenAiImagesDialect(), new OpenAiSpeechDialect());
    }
}
