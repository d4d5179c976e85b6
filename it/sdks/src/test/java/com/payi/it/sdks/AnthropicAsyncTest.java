package com.payi.it.sdks;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import com.anthropic.client.AnthropicClientAsync;
import com.anthropic.core.http.AsyncStreamResponse;
import com.anthropic.models.messages.RawMessageStreamEvent;
import com.payi.cdi.client.anthropic.PayiAnthropic;

/** Messages of anthropic-java, asynchronous. */
@ClientUnderTest("anthropic-java 3.14.0, asynchronous")
class AnthropicAsyncTest extends SdkContract {
    @Override
    Class<?>[] beans() {
        return new Class<?>[]{AnthropicClients.class};
    }

    @Override
    Sdk bean(Application started, URI provider) {
        AnthropicClients.provider = provider;
        return sdk(started.get(AnthropicClientAsync.class));
    }

    @Override
    Sdk oneLine(URI provider) {
        return sdk(PayiAnthropic.track(AnthropicClients.asyncClient(provider)));
    }

    @Override
    List<String> chunks() {
        return AnthropicClients.CHUNKS;
    }

    @Override
    int attemptsWithoutConnection() {
        return 3;
    }

    @Override
    Throwable refusal(Throwable thrown) {
        return thrown.getCause();
    }

    private static Sdk sdk(AnthropicClientAsync client) {
        return new Sdk() {
            @Override
            public String ask(String model) throws Exception {
                return AnthropicClients
                        .text(client.messages().create(AnthropicClients.question(model)).get(30, TimeUnit.SECONDS));
            }

            @Override
            public TokenStream stream(String model) {
                TokenStream.Pushed tokens = new TokenStream.Pushed();
                AsyncStreamResponse<RawMessageStreamEvent> stream = client.messages()
                        .createStreaming(AnthropicClients.question(model));
                stream.subscribe(new AsyncStreamResponse.Handler<>() {
                    @Override
                    public void onNext(RawMessageStreamEvent event) {
                        AnthropicClients.token(event).ifPresent(tokens::token);
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
