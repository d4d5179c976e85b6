package com.payi.it.sdks;

import java.net.URI;
import java.util.List;

import com.anthropic.client.AnthropicClient;
import com.anthropic.core.http.StreamResponse;
import com.anthropic.models.messages.RawMessageStreamEvent;
import com.payi.cdi.client.anthropic.PayiAnthropic;

/** Messages of anthropic-java. */
@ClientUnderTest("anthropic-java 3.14.0")
class AnthropicTest extends SdkContract {
    @Override
    Class<?>[] beans() {
        return new Class<?>[]{AnthropicClients.class};
    }

    @Override
    Sdk bean(Application started, URI provider) {
        AnthropicClients.provider = provider;
        return sdk(started.get(AnthropicClient.class));
    }

    @Override
    Sdk oneLine(URI provider) {
        return sdk(PayiAnthropic.track(AnthropicClients.client(provider)));
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
        return thrown;
    }

    private static Sdk sdk(AnthropicClient client) {
        return new Sdk() {
            @Override
            public String ask(String model) {
                return AnthropicClients.text(client.messages().create(AnthropicClients.question(model)));
            }

            @Override
            public TokenStream stream(String model) {
                StreamResponse<RawMessageStreamEvent> stream = client.messages()
                        .createStreaming(AnthropicClients.question(model));
                return TokenStream.of(stream.stream().flatMap(event -> AnthropicClients.token(event).stream()), stream);
            }
        };
    }
}
