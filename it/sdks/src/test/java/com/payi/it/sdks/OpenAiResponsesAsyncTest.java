package com.payi.it.sdks;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import com.openai.client.OpenAIClientAsync;
import com.openai.core.http.AsyncStreamResponse;
import com.openai.models.responses.ResponseStreamEvent;
import com.payi.cdi.client.openai.PayiOpenAi;

/** Responses of openai-java, asynchronous. */
@ClientUnderTest("openai-java 4.101.0, responses, asynchronous")
class OpenAiResponsesAsyncTest extends SdkContract {
    @Override
    Class<?>[] beans() {
        return new Class<?>[]{OpenAiClients.class};
    }

    @Override
    Sdk bean(Application started, URI provider) {
        OpenAiClients.provider = provider;
        return sdk(started.get(OpenAIClientAsync.class));
    }

    @Override
    Sdk oneLine(URI provider) {
        return sdk(PayiOpenAi.track(OpenAiClients.asyncClient(provider)));
    }

    @Override
    List<String> chunks() {
        return OpenAiChunks.OF_RESPONSES;
    }

    @Override
    int attemptsWithoutConnection() {
        return 3;
    }

    @Override
    Throwable refusal(Throwable thrown) {
        return thrown.getCause();
    }

    private static Sdk sdk(OpenAIClientAsync client) {
        return new Sdk() {
            @Override
            public String ask(String model) throws Exception {
                return OpenAiResponsesTest.text(
                        client.responses().create(OpenAiResponsesTest.question(model)).get(30, TimeUnit.SECONDS));
            }

            @Override
            public TokenStream stream(String model) {
                TokenStream.Pushed tokens = new TokenStream.Pushed();
                AsyncStreamResponse<ResponseStreamEvent> stream = client.responses()
                        .createStreaming(OpenAiResponsesTest.question(model));
                stream.subscribe(new AsyncStreamResponse.Handler<>() {
                    @Override
                    public void onNext(ResponseStreamEvent event) {
                        event.outputTextDelta().ifPresent(delta -> tokens.token(delta.delta()));
                    }

                    @Override
                    public void onComplete(Optional<Throwable> error) {
                        tokens.end();
                    }
                });
                return tokens.from(stream::close);
            }
        };
    }
}
