package com.payi.it.servers.sdks;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import com.openai.client.OpenAIClient;
import com.openai.core.http.StreamResponse;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.payi.cdi.Track;

import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;

/** Asks models by the clients that the application has. */
@ApplicationScoped
public class Assistant {
    private static final String QUESTION = "Hello?";

    @Inject
    OpenAIClient openAi;

    @Inject
    ChatModel chatModel;

    @Inject
    StreamingChatModel streamingModel;

    @Track(useCaseName = "langchain4j")
    public String langChain4j(@Track.UserId String user, String model) {
        return chatModel.chat(question(model)).aiMessage().text();
    }

    @Track(useCaseName = "langchain4j-stream")
    public CompletionStage<String> langChain4jStream(@Track.UserId String user, String model) {
        CompletableFuture<String> answer = new CompletableFuture<>();
        streamingModel.chat(question(model), new StreamingChatResponseHandler() {
            @Override
            public void onCompleteResponse(ChatResponse response) {
                answer.complete(response.aiMessage().text());
            }

            @Override
            public void onError(Throwable error) {
                answer.completeExceptionally(error);
            }
        });
        return answer;
    }

    private static ChatRequest question(String model) {
        return ChatRequest.builder().messages(UserMessage.from(QUESTION)).modelName(model).build();
    }

    @Track(useCaseName = "openai-java")
    public String openAi(@Track.UserId String user, String model) {
        return openAi.chat().completions().create(params(model)).choices().get(0).message().content().orElse("");
    }

    @Track(useCaseName = "openai-java-stream")
    public String openAiStream(@Track.UserId String user, String model) {
        StringBuilder answer = new StringBuilder();
        try (StreamResponse<ChatCompletionChunk> stream = openAi.chat().completions().createStreaming(params(model))) {
            stream.stream().flatMap(chunk -> chunk.choices().stream())
                    .forEach(choice -> choice.delta().content().ifPresent(answer::append));
        }
        return answer.toString();
    }

    @Track(useCaseName = "openai-java-async")
    public CompletableFuture<String> openAiAsync(@Track.UserId String user, String model) {
        return openAi.async().chat().completions().create(params(model))
                .thenApply(answer -> answer.choices().get(0).message().content().orElse(""));
    }

    private static ChatCompletionCreateParams params(String model) {
        return ChatCompletionCreateParams.builder().model(model).addUserMessage(QUESTION).build();
    }
}
