package com.payi.it.quarkus.tracing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;

/** OpenAI's SDK, as an application produces it. */
@ApplicationScoped
class OfficialClient {
    @Produces
    @ApplicationScoped
    OpenAIClient client(@ConfigProperty(name = "quarkus.rest-client.provider.url") String url) {
        return OpenAIOkHttpClient.builder().apiKey("key").baseUrl(url + "/v1").build();
    }
}
