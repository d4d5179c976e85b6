package com.payi.it.sdks;

import java.net.URI;
import java.util.List;

import com.openai.client.OpenAIClient;
import com.openai.core.http.StreamResponse;
import com.openai.models.responses.Response;
import com.openai.models.responses.ResponseCreateParams;
import com.openai.models.responses.ResponseStreamEvent;
import com.openai.models.responses.ResponseTextDeltaEvent;
import com.payi.cdi.client.openai.PayiOpenAi;

/** Responses of openai-java. */
@ClientUnderTest("openai-java 4.101.0, responses")
class OpenAiResponsesTest extends SdkContract {
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
        return OpenAiChunks.OF_RESPONSES;
    }

    @Override
    int attemptsWithoutConnection() {
        return 3;
    }

    @Override
    Throwable refusal(Throwable thrown) {
        return thrown;
    }

    static ResponseCreateParams question(String model) {
        return ResponseCreateParams.builder().model(model).input("Hi").build();
    }

    static String text(Response response) {
        return response.output().get(0).asMessage().content().get(0).asOutputText().text();
    }

    private static Sdk sdk(OpenAIClient client) {
        return new Sdk() {
            @Override
            public String ask(String model) {
                return text(client.responses().create(question(model)));
            }

            @Override
            public TokenStream stream(String model) {
                StreamResponse<ResponseStreamEvent> stream = client.responses().createStreaming(question(model));
                return TokenStream.of(stream.stream().flatMap(event -> event.outputTextDelta().stream())
                        .map(ResponseTextDeltaEvent::delta), stream);
            }
        };
    }
}
