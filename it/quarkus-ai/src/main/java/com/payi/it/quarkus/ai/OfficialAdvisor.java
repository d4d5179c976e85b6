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

    /** The first chunk of a stream that is closed then. */
    @Track(useCaseName = "official", limitIds = "advice_limit")
    public String firstChunk(@Track.UserId String user) {
        try (StreamResponse<ChatCompletionChunk> chunks = client.chat().completions().createStreaming(question())) {
            return chunks.stream().findFirst().orElseThrow().choices().get(0).delta().content().orElse("");
        }
    }

    /** Asks a server that the application's own client is not made for. */
    @Track(useCaseName = "official", limitIds = "advice_limit")
    public ChatCompletion askAt(@Track.UserId String user, String baseUrl) {
        return client.withOptions(options -> options.baseUrl(baseUrl).maxRetries(0)).chat().completions().create(question());
    }

    @Track(useCaseName = "official", limitIds = "official_limit")
    public ChatCompletion askUnderLimit(@Track.UserId String user) {
        return client.chat().completions().create(question());
    }

    @Track(useCaseName = "official", limitIds = "official_limit")
    public CompletableFuture<ChatCompletion> askLaterUnderLimit(@Track.UserId String user) {
        return async.chat().completions().create(question());
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
