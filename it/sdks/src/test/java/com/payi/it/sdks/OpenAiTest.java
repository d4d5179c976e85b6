package com.payi.it.sdks;

import java.net.URI;
import java.util.List;

import com.openai.client.OpenAIClient;
import com.openai.core.http.StreamResponse;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.payi.cdi.client.openai.PayiOpenAi;

/** Chat completions of openai-java. */
@ClientUnderTest("openai-java 4.101.0, chat")
class OpenAiTest extends SdkContract {
    @Override
    Class<?>[] beans() {
        return new Class<?>[]{OpenAiClients.class};
    }

    @Override
    Sdk bean(Application started, URI provider) {
        OpenAiClients.provider = provider;
        return sdk(started.get(OpenAIClient.class));
    }

    @Override
    Sdk oneLine(URI provider) {
        return sdk(PayiOpenAi.track(OpenAiClients.client(provider)));
    }

    @Override
    List<String> chunks() {
        return OpenAiChunks.OF_CHAT;
    }

    @Override
    int attemptsWithoutConnection() {
        return 3;
    }

    @Override
    Throwable refusal(Throwable thrown) {
        return thrown;
    }

    static ChatCompletionCreateParams question(String model) {
        return ChatCompletionCreateParams.builder().model(model).addUserMessage("Hi").build();
    }

    private static Sdk sdk(OpenAIClient client) {
        return new Sdk() {
            @Override
            public String ask(String model) {
                return client.chat().completions().create(question(model)).choices().get(0).message().content().orElseThrow();
            }

            @Override
            public TokenStream stream(String model) {
                StreamResponse<ChatCompletionChunk> stream = client.chat().completions().createStreaming(question(model));
                return TokenStream.of(stream.stream().flatMap(chunk -> chunk.choices().stream())
                        .flatMap(choice -> choice.delta().content().stream()), stream);
            }
        };
    }
}
