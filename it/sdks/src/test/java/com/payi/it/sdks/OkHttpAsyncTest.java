package com.payi.it.sdks;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import com.payi.cdi.LimitBlockedException;
import com.payi.cdi.client.okhttp.PayiOkHttp;

import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;

/** OkHttp, used directly: {@code enqueue}. */
@ClientUnderTest("OkHttp 4.12, asynchronous")
class OkHttpAsyncTest extends SdkContract {
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
        return sdk(PayiOkHttp.track(new OkHttpClient()), provider);
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

    /** OkHttp passes nothing but an IOException to a callback. */
    @Override
    Throwable refusal(Throwable thrown) {
        return LimitBlockedException.findIn(thrown).orElse(null);
    }

    private static Sdk sdk(OkHttpClient client, URI provider) {
        return new Sdk() {
            @Override
            public String ask(String model) throws Exception {
                Request question = OkHttpClients.question(provider, model, false);
                Response answer = answer(client.newCall(question));
                if (answer.code() == 500) {
                    answer.close();
                    answer = answer(client.newCall(question));
                }
                return OkHttpClients.text(answer);
            }

            @Override
            public TokenStream stream(String model) throws Exception {
                return OkHttpClients.tokens(answer(client.newCall(OkHttpClients.question(provider, model, true))));
            }
        };
    }

    private static Response answer(Call call) throws Exception {
        CompletableFuture<Response> answer = new CompletableFuture<>();
        call.enqueue(new Callback() {
            @Override
            public void onFailure(Call failed, IOException e) {
                answer.completeExceptionally(e);
            }

            @Override
            public void onResponse(Call answered, Response response) {
                answer.complete(response);
            }
        });
        return answer.get(20, TimeUnit.SECONDS);
    }
}
