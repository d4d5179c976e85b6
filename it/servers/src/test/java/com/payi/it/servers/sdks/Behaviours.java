package com.payi.it.servers.sdks;

import java.util.concurrent.CompletableFuture;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.openai.client.OpenAIClient;
import com.openai.core.http.StreamResponse;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.payi.cdi.LimitBlockedException;
import com.payi.cdi.Track;
import com.payi.cdi.TrackContext;
import com.payi.cdi.client.langchain4j.PayiLangChain4j;

import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.openai.OpenAiChatModel;

/** What an application does beside asking and waiting: by openai-java where nothing else is said. */
@ApplicationScoped
public class Behaviours {
    private static final String QUESTION = "Hello?";

    @Inject
    OpenAIClient openAi;

    @Inject
    ChatModel chatModel;

    @Inject
    StreamingChatModel streamingModel;

    /** The first token of a stream that is closed then. */
    @Track(useCaseName = "cancelled")
    public String firstToken(@Track.UserId String user, String model) {
        try (StreamResponse<ChatCompletionChunk> stream = openAi.chat().completions().createStreaming(params(model))) {
            return stream.stream().findFirst().orElseThrow().choices().get(0).delta().content().orElse("");
        }
    }

    @Track(useCaseName = "cancelled")
    public CompletableFuture<String> firstTokenByLangChain4j(@Track.UserId String user, String model) {
        CompletableFuture<String> token = new CompletableFuture<>();
        streamingModel.chat(question(model), new StreamingChatResponseHandler() {
            @Override
            public void onPartialResponse(PartialResponse part, PartialResponseContext context) {
                context.streamingHandle().cancel();
                token.complete(part.text());
            }

            @Override
            public void onCompleteResponse(ChatResponse response) {
                token.complete("whole");
            }

            @Override
            public void onError(Throwable error) {
                token.completeExceptionally(error);
            }
        });
        return token;
    }

    /** Whether the answer brought Pay-i's result. */
    @Track(useCaseName = "proxied", proxy = true)
    public boolean hasResult(@Track.UserId String user, String model) {
        openAi.chat().completions().create(params(model));
        return TrackContext.current().lastResult().isPresent();
    }

    @Track(useCaseName = "proxied", proxy = true)
    public boolean hasResultByLangChain4j(@Track.UserId String user, String model) {
        chatModel.chat(question(model));
        return TrackContext.current().lastResult().isPresent();
    }

    /** Asks where nothing listens. */
    @Track(useCaseName = "refused_connection")
    public void askNowhere(@Track.UserId String user, String model, String nowhere) {
        openAi.withOptions(options -> options.baseUrl(nowhere).maxRetries(0)).chat().completions().create(params(model));
    }

    @Track(useCaseName = "refused_connection")
    public void askNowhereByLangChain4j(@Track.UserId String user, String model, String nowhere) {
        OpenAiChatModel.builder().httpClientBuilder(PayiLangChain4j.httpClientBuilder()).apiKey("key").baseUrl(nowhere)
                .maxRetries(0).build().chat(question(model));
    }

    /** Whether a limit refuses the call. */
    @Track(useCaseName = "limited", limitIds = "limit_of_sdks")
    public boolean isRefused(@Track.UserId String user, String model) {
        return isRefused(() -> openAi.chat().completions().create(params(model)));
    }

    @Track(useCaseName = "limited", limitIds = "limit_of_sdks")
    public boolean isRefusedByLangChain4j(@Track.UserId String user, String model) {
        return isRefused(() -> chatModel.chat(question(model)));
    }

    private static boolean isRefused(Runnable call) {
        try {
            call.run();
            return false;
        } catch (RuntimeException e) {
            return LimitBlockedException.findIn(e).isPresent();
        }
    }

    private static ChatCompletionCreateParams params(String model) {
        return ChatCompletionCreateParams.builder().model(model).addUserMessage(QUESTION).build();
    }

    private static ChatRequest question(String model) {
        return ChatRequest.builder().messages(UserMessage.from(QUESTION)).modelName(model).build();
    }
}
