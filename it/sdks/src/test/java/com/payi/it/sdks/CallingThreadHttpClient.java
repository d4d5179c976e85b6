package com.payi.it.sdks;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;

import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.Entity;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.jdk.JdkHttpClient;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;

/** A client of LangChain4j that reads streams on the calling thread. */
final class CallingThreadHttpClient implements HttpClient, HttpClientBuilder {
    private final Function<HttpRequest, SuccessfulHttpResponse> sender;

    private CallingThreadHttpClient(Function<HttpRequest, SuccessfulHttpResponse> sender) {
        this.sender = sender;
    }

    static CallingThreadHttpClient overJdk() {
        return new CallingThreadHttpClient(JdkHttpClient.builder().build()::execute);
    }

    static CallingThreadHttpClient overJaxRs(Client client) {
        return new CallingThreadHttpClient(request -> SuccessfulHttpResponse.builder().statusCode(200).headers(Map.of())
                .body(client.target(request.url()).request().post(Entity.json(request.body()), String.class)).build());
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        return sender.apply(request);
    }

    @Override
    public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        SuccessfulHttpResponse answer = sender.apply(request);
        listener.onOpen(answer);
        parser.parse(new ByteArrayInputStream(answer.body().getBytes(StandardCharsets.UTF_8)), listener);
        listener.onClose();
    }

    @Override
    public Duration connectTimeout() {
        return null;
    }

    @Override
    public HttpClientBuilder connectTimeout(Duration timeout) {
        return this;
    }

    @Override
    public Duration readTimeout() {
        return null;
    }

    @Override
    public HttpClientBuilder readTimeout(Duration timeout) {
        return this;
    }

    @Override
    public HttpClient build() {
        return this;
    }
}
