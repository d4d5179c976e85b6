package com.payi.cdi.internal.core.provider.openai;

import java.net.URI;
import java.util.List;

import com.payi.cdi.spi.ProviderDialect;

/** OpenAI's interfaces, on whatever host. */
public final class OpenAi {
    private OpenAi() {}

    /** Whether a path is like those by which work in the background is asked for; costs next to nothing. */
    public static boolean mayAskForWork(URI uri) {
        String path = uri.getPath();
        return path != null && (path.contains("/responses/") || path.contains("/batches/"));
    }

    public static List<ProviderDialect> dialects() {
        return List.of(new OpenAiChatDialect(), new OpenAiResponsesDialect(), new OpenAiEmbeddingsDialect(),
                new OpenAiCompletionsDialect(), new OpenAiImagesDialect(), new OpenAiSpeechDialect(),
                new OpenAiBatchesDialect());
    }
}
