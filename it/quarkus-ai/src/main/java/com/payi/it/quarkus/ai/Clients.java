package com.payi.it.quarkus.ai;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.ConfigProvider;

import com.openai.client.OpenAIClient;
import com.openai.client.OpenAIClientAsync;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.client.okhttp.OpenAIOkHttpClientAsync;

/** The clients of OpenAI's SDK, as an application produces them; nothing here names Pay-i. */
@ApplicationScoped
public class Clients {
    private static final String BASE_URL = "quarkus.langchain4j.openai.base-url";

    @Produces
    @Singleton
    OpenAIClientAsync async = OpenAIOkHttpClientAsync.builder().apiKey("key").baseUrl(baseUrl()).build();

    @Produces
    @ApplicationScoped
    OpenAIClient client() {
        return OpenAIOkHttpClient.builder().apiKey("key").baseUrl(baseUrl()).build();
    }

    void close(@Disposes OpenAIClient client) {
        client.close();
    }

    private static String baseUrl() {
        return ConfigProvider.getConfig().getValue(BASE_URL, String.class);
    }
}
