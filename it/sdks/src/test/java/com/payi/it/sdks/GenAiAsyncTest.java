package com.payi.it.sdks;

import java.net.URI;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;

import com.google.genai.Client;
import com.google.genai.ResponseStream;
import com.google.genai.types.GenerateContentResponse;
import com.payi.cdi.LimitBlockedException;
import com.payi.cdi.client.genai.PayiGenAi;
import com.payi.testkit.Reply;

/** google-genai, asynchronous. */
@ClientUnderTest("google-genai 2.2.0, asynchronous")
class GenAiAsyncTest extends SdkContract {
    @Override
    Class<?>[] beans() {
        return new Class<?>[]{GenAiClients.class};
    }

    @Override
    Sdk bean(Application started, URI provider) {
        GenAiClients.provider = provider;
        return sdk(started.get(Client.class));
    }

    @Override
    Sdk oneLine(URI provider) {
        return sdk(PayiGenAi.track(GenAiClients.client(provider)));
    }

    /** Pay-i's proxy takes Gemini on Vertex AI only. */
    @Override
    Sdk forProxy(URI provider) {
        return sdk(PayiGenAi.track(GenAiClients.vertex(provider)));
    }

    @Override
    List<String> chunks() {
        return GenAiClients.CHUNKS;
    }

    @Override
    Reply answer() {
        return GenAiClients.DOCUMENT;
    }

    @Override
    int attemptsWithoutConnection() {
        return 1;
    }

    /** The SDK fails its futures with exceptions of its own. */
    @Override
    Throwable refusal(Throwable thrown) {
        return LimitBlockedException.findIn(thrown).orElse(null);
    }

    private static Sdk sdk(Client client) {
        return new Sdk() {
            @Override
            public String ask(String model) throws Exception {
                return client.async.models.generateContent(model, "Hi", null).get(30, TimeUnit.SECONDS).text();
            }

            @Override
            public TokenStream stream(String model) throws Exception {
                ResponseStream<GenerateContentResponse> stream = client.async.models.generateContentStream(model, "Hi", null)
                        .get(30, TimeUnit.SECONDS);
                return TokenStream.of(StreamSupport.stream(stream.spliterator(), false).map(GenerateContentResponse::text),
                        stream);
            }
        };
    }
}
