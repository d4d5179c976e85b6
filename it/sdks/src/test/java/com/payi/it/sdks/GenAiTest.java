package com.payi.it.sdks;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.Test;

import com.google.genai.Client;
import com.google.genai.ResponseStream;
import com.google.genai.types.ClientOptions;
import com.google.genai.types.GenerateContentResponse;
import com.payi.cdi.client.genai.PayiGenAi;
import com.payi.cdi.client.okhttp.PayiOkHttp;
import com.payi.testkit.Reply;

import okhttp3.OkHttpClient;

/** google-genai. */
@ClientUnderTest("google-genai 2.2.0")
class GenAiTest extends SdkContract {
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

    /** The SDK tries them all within one call of OkHttp. */
    @Override
    int attemptsWithoutConnection() {
        return 1;
    }

    @Override
    Throwable refusal(Throwable thrown) {
        return thrown;
    }

    @Test
    void aClientThatIsBuiltWithATrackedTransportSeesEachAttempt() throws Exception {
        started(Map.of());
        URI provider = application().provider().uri();
        hasTheRightUserInRetries(sdk(Client.builder().apiKey("key").httpOptions(GenAiClients.options(provider))
                .clientOptions(
                        ClientOptions.builder().customHttpClient(PayiOkHttp.track(new OkHttpClient.Builder()).build()).build())
                .build()));
    }

    private static Sdk sdk(Client client) {
        return new Sdk() {
            @Override
            public String ask(String model) {
                return client.models.generateContent(model, "Hi", null).text();
            }

            @Override
            public TokenStream stream(String model) {
                ResponseStream<GenerateContentResponse> stream = client.models.generateContentStream(model, "Hi", null);
                return TokenStream.of(StreamSupport.stream(stream.spliterator(), false).map(GenerateContentResponse::text),
                        stream);
            }
        };
    }
}
