package com.payi.it.servers.sdks;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.payi.cdi.client.langchain4j.PayiLangChain4j;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;

/** The clients of an application, as it makes them for itself: one line for LangChain4j, none for openai-java. */
@ApplicationScoped
public class ModelClients {
    private static final String KEY = "key";

    private static String provider() {
        return System.getProperty("provider/mp-rest/url") + "/v1";
    }

    @Produces
    @Singleton
    OpenAIClient openAi() {
        return OpenAIOkHttpClient.builder().apiKey(KEY).baseUrl(provider()).build();
    }

    @Produces
    @Singleton
    ChatModel chatModel() {
        return OpenAiChatModel.builder().httpClientBuilder(PayiLangChain4j.httpClientBuilder()).apiKey(KEY)
                .baseUrl(provider()).build();
    }

    @Produces
    @Singleton
    StreamingChatModel streamingModel() {
        return OpenAiStreamingChatModel.builder().httpClientBuilder(PayiLangChain4j.httpClientBuilder()).apiKey(KEY)
                .baseUrl(provider()).build();
    }
}
