package com.payi.it.sdks;

import java.net.URI;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

import com.anthropic.client.AnthropicClient;
import com.anthropic.client.AnthropicClientAsync;
import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.anthropic.client.okhttp.AnthropicOkHttpClientAsync;
import com.anthropic.models.messages.Message;
import com.anthropic.models.messages.MessageCreateParams;
import com.anthropic.models.messages.RawMessageStreamEvent;
import com.anthropic.models.messages.TextDelta;
import com.payi.testkit.Reply;

/** The clients of Anthropic of an application. */
@ApplicationScoped
class AnthropicClients {
    static final List<String> CHUNKS = List.of(
            event("message_start",
                    "{\"type\":\"message_start\",\"message\":{\"id\":\"m-1\",\"type\":\"message\",\"role\":\"assistant\",\"model\":\""
                            + SdkContract.MODEL + "\",\"content\":[],\"stop_reason\":null,\"stop_sequence\":null,"
                            + "\"usage\":{\"input_tokens\":12,\"output_tokens\":1}}}")
                    + delta("One"),
            delta(" two"),
            event("message_delta",
                    "{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"end_turn\",\"stop_sequence\":null},"
                            + "\"usage\":{\"output_tokens\":7}}"),
            event("message_stop", "{\"type\":\"message_stop\"}"));

    static volatile URI provider;

    @Produces
    @ApplicationScoped
    AnthropicClient client() {
        return client(provider);
    }

    @Produces
    @ApplicationScoped
    AnthropicClientAsync asyncClient() {
        return asyncClient(provider);
    }

    static AnthropicClient client(URI uri) {
        return AnthropicOkHttpClient.builder().apiKey("key").baseUrl(uri.toString()).build();
    }

    static AnthropicClientAsync asyncClient(URI uri) {
        return AnthropicOkHttpClientAsync.builder().apiKey("key").baseUrl(uri.toString()).build();
    }

    static MessageCreateParams question(String model) {
        return MessageCreateParams.builder().model(model).maxTokens(100).addUserMessage("Hi").build();
    }

    static String text(Message message) {
        return message.content().get(0).asText().text();
    }

    static Optional<String> token(RawMessageStreamEvent event) {
        return event.contentBlockDelta().flatMap(block -> block.delta().text()).map(TextDelta::text);
    }

    private static String delta(String token) {
        return event("content_block_delta",
                "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\""
                        + token + "\"}}");
    }

    private static String event(String name, String data) {
        return "event: " + name + "\n" + Reply.data(data);
    }
}
