package com.payi.it.sdks;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.AnthropicClientAsync;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.anthropic.client.okhttp.AnthropicOkHttpClientAsync;
import com.google.genai.Client;
import com.google.genai.types.ClientOptions;
import com.openai.client.OpenAIClient;
import com.openai.client.OpenAIClientAsync;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.client.okhttp.OpenAIOkHttpClientAsync;
import com.payi.cdi.client.anthropic.PayiAnthropic;
import com.payi.cdi.client.genai.PayiGenAi;
import com.payi.cdi.client.okhttp.PayiOkHttp;
import com.payi.cdi.client.openai.PayiOpenAi;

import okhttp3.OkHttpClient;

/** The lines that the documents of the clients show. */
final class DocumentedLines {
    private DocumentedLines() {}

    static void openAi() {
        OpenAIClient client = PayiOpenAi.track(OpenAIOkHttpClient.fromEnv());
        OpenAIClientAsync async = PayiOpenAi.track(OpenAIOkHttpClientAsync.fromEnv());
        client.close();
        async.close();
    }

    static void anthropic() {
        AnthropicClient client = PayiAnthropic.track(AnthropicOkHttpClient.fromEnv());
        AnthropicClientAsync async = PayiAnthropic.track(AnthropicOkHttpClientAsync.fromEnv());
        client.close();
        async.close();
    }

    static void genAi(String key) {
        Client client = PayiGenAi.track(Client.builder().apiKey(key).build());
        client.close();
    }

    static Client genAiWithTransport(String key) {
        Client client = Client.builder().apiKey(key)
                .clientOptions(ClientOptions.builder()
                        .customHttpClient(PayiOkHttp.track(new OkHttpClient.Builder()).build()).build())
                .build();
        return client;
    }

    static OkHttpClient[] okHttp(OkHttpClient existing) {
        OkHttpClient client = PayiOkHttp.track(new OkHttpClient.Builder()).build();
        OkHttpClient other = PayiOkHttp.track(existing);
        return new OkHttpClient[]{client, other};
    }
}
