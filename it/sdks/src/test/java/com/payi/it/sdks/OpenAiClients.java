package com.payi.it.sdks;

import java.net.URI;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;

import com.openai.client.OpenAIClient;
import com.openai.client.OpenAIClientAsync;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.client.okhttp.OpenAIOkHttpClientAsync;

/** The clients of OpenAI of an application. */
@ApplicationScoped
class OpenAiClients {
    static volatile URI provider;

    @Produces
    @ApplicationScoped
    OpenAIClient client() {
        return client(provider);
    }

    void close(@Disposes OpenAIClient client) {
        client.close();
    }

    @Produces
    @ApplicationScoped
    OpenAIClientAsync asyncClient() {
        return asyncClient(provider);
    }

    void close(@Disposes OpenAIClientAsync client) {
        client.close();
    }

    static OpenAIClient client(URI uri) {
        return OpenAIOkHttpClient.builder().apiKey("key").baseUrl(uri + "/v1").build();
    }

    static OpenAIClientAsync asyncClient(URI uri) {
        return OpenAIOkHttpClientAsync.builder().apiKey("key").baseUrl(uri + "/v1").build();
    }
}
