package com.payi.it.quarkus.ai;

import java.util.concurrent.CompletableFuture;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.openai.client.OpenAIClient;
import com.openai.client.OpenAIClientAsync;
import com.openai.core.http.StreamResponse;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.payi.cdi.Track;
import com.payi.cdi.TrackContext;

/** Asks with OpenAI's SDK. */
@ApplicationScoped
public class OfficialAdvisor {
    @Inject
    OpenAIClient client;

    @Inject
    OpenAIClientAsync async;

    @Track(useCaseName = "official", limitIds = "advice_limit")
    public ChatCompletion ask(@Track.UserId String user) {
        return client.chat().completions().create(question());
    }

    @Track(useCaseName = "official", limitIds = "advice_limit")
    public CompletableFuture<ChatCompletion> askLater(@Track.UserId String user) {
        return async.chat().completions().create(question());
    }

    @Track(useCaseName = "official", limitIds = "advice_limit")
    public long countChunks(@Track.UserId String user) {
        try (StreamResponse<ChatCompletionChunk> chunks = client.chat().completions().createStreaming(question())) {
            return chunks.stream().count();
        }
    }

    /** Whether the answer brought Pay-i's result. */
    @Track(useCaseName = "official", limitIds = "advice_limit", proxy = true)
    public boolean askByProxy(@Track.UserId String user) {
        client.chat().completions().create(question());
        return TrackContext.current().lastResult().isPresent();
    }

    private static ChatCompletionCreateParams question() {
        return ChatCompletionCreateParams.builder().model("gpt-4o-mini").addUserMessage("Is it good?").build();
    }
}
