package com.payi.it.sdks;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.jdk.JdkHttpClient;

/** An application that produces the builder of HTTP clients for its models. */
@Singleton
class LangChain4jBuilder {
    @Produces
    HttpClientBuilder builder() {
        return JdkHttpClient.builder();
    }
}
