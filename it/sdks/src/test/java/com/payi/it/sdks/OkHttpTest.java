package com.payi.it.sdks;

import java.io.IOException;
import java.net.URI;
import java.util.List;

import com.payi.cdi.client.okhttp.PayiOkHttp;

import okhttp3.OkHttpClient;
import okhttp3.Response;

/** OkHttp, used directly: {@code execute}. */
@ClientUnderTest("OkHttp 4.12")
class OkHttpTest extends SdkContract {
    @Override
    Class<?>[] beans() {
        return new Class<?>[]{OkHttpClients.class};
    }

    @Override
    Sdk bean(Application started, URI provider) {
        return sdk(started.get(OkHttpClient.class), provider);
    }

    @Override
    Sdk oneLine(URI provider) {
        return sdk(PayiOkHttp.track(new OkHttpClient.Builder()).build(), provider);
    }

    @Override
    List<String> chunks() {
        return OpenAiChunks.OF_CHAT;
    }

    @Override
    boolean repeatsItself() {
        return false;
    }

    @Override
    int attemptsWithoutConnection() {
        return 1;
    }

    @Override
    Throwable refusal(Throwable thrown) {
        return thrown;
    }

    private static Sdk sdk(OkHttpClient client, URI provider) {
        return new Sdk() {
            @Override
            public String ask(String model) throws IOException {
                Response answer = client.newCall(OkHttpClients.question(provider, model, false)).execute();
                if (answer.code() == 500) {
                    answer.close();
                    answer = client.newCall(OkHttpClients.question(provider, model, false)).execute();
                }
                return OkHttpClients.text(answer);
            }

            @Override
            public TokenStream stream(String model) throws IOException {
                return OkHttpClients.tokens(client.newCall(OkHttpClients.question(provider, model, true)).execute());
            }
        };
    }
}
