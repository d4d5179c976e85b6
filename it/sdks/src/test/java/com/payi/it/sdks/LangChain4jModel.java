package com.payi.it.sdks;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

import com.payi.cdi.PayiCategories;
import com.payi.testkit.FakeProvider;
import com.payi.testkit.HttpRequestRecord;
import com.payi.testkit.Reply;

import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.anthropic.AnthropicChatModel;
import dev.langchain4j.model.anthropic.AnthropicStreamingChatModel;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.googleai.GoogleAiGeminiChatModel;
import dev.langchain4j.model.googleai.GoogleAiGeminiStreamingChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;

/** LangChain4j's models on its HTTP interface, with the streams of their providers. */
enum LangChain4jModel {
    OPENAI(PayiCategories.OPENAI, "gpt-4o-mini", UnaryOperator.identity()) {
        @Override
        ChatModel chat(Settings with) {
            return OpenAiChatModel.builder().httpClientBuilder(with.http()).baseUrl(with.provider() + "/v1").apiKey("key")
                    .modelName(modelName()).maxRetries(with.retries()).timeout(PATIENCE).listeners(with.listeners()).build();
        }

        @Override
        StreamingChatModel stream(Settings with) {
            return OpenAiStreamingChatModel.builder().httpClientBuilder(with.http()).baseUrl(with.provider() + "/v1")
                    .apiKey("key").modelName(modelName()).timeout(PATIENCE).listeners(with.listeners()).build();
        }

        @Override
        List<String> chunks() {
            String chunk = "{\"id\":\"chatcmpl-gated\",\"model\":\"gpt-4o-mini\",\"choices\":[%s]%s}";
            return List.of(
                    Reply.data(chunk.formatted("{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"Hello\"}}", "")),
                    Reply.data(chunk.formatted("{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}", ""))
                            + Reply.data(chunk.formatted("",
                                    ",\"usage\":{\"prompt_tokens\":12,\"completion_tokens\":7,\"total_tokens\":19}"))
                            + Reply.data("[DONE]"));
        }
    },
    ANTHROPIC(PayiCategories.ANTHROPIC, "claude-sonnet-4-5", UnaryOperator.identity()) {
        @Override
        ChatModel chat(Settings with) {
            return AnthropicChatModel.builder().httpClientBuilder(with.http()).baseUrl(with.provider() + "/v1/").apiKey("key")
                    .modelName(modelName()).maxTokens(100).maxRetries(with.retries()).timeout(PATIENCE)
                    .listeners(with.listeners()).build();
        }

        @Override
        StreamingChatModel stream(Settings with) {
            return AnthropicStreamingChatModel.builder().httpClientBuilder(with.http()).baseUrl(with.provider() + "/v1/")
                    .apiKey("key").modelName(modelName()).maxTokens(100).timeout(PATIENCE).listeners(with.listeners()).build();
        }

        @Override
        List<String> chunks() {
            return List.of(
                    named("message_start", ",\"message\":{\"id\":\"msg-gated\",\"type\":\"message\",\"role\":\"assistant\","
                            + "\"model\":\"claude-sonnet-4-5\",\"content\":[],"
                            + "\"usage\":{\"input_tokens\":12,\"output_tokens\":1}}")
                            + named("content_block_start",
                                    ",\"index\":0,\"content_block\":{\"type\":\"text\",\"text\":\"\"}")
                            + named("content_block_delta",
                                    ",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\"Hello\"}"),
                    named("content_block_stop", ",\"index\":0")
                            + named("message_delta",
                                    ",\"delta\":{\"stop_reason\":\"end_turn\"},\"usage\":{\"output_tokens\":7}")
                            + named("message_stop", ""));
        }

        private String named(String type, String rest) {
            return "event: " + type + "\n" + Reply.data("{\"type\":\"" + type + "\"" + rest + "}");
        }
    },
    GEMINI(PayiCategories.GOOGLE_VERTEX, "gemini-2.5-flash", model -> "google." + model) {
        @Override
        ChatModel chat(Settings with) {
            return GoogleAiGeminiChatModel.builder().httpClientBuilder(with.http()).baseUrl(with.provider() + "/v1beta")
                    .apiKey("key").modelName(modelName()).maxRetries(with.retries()).timeout(PATIENCE)
                    .listeners(with.listeners()).build();
        }

        @Override
        StreamingChatModel stream(Settings with) {
            return GoogleAiGeminiStreamingChatModel.builder().httpClientBuilder(with.http())
                    .baseUrl(with.provider() + "/v1beta").apiKey("key").modelName(modelName()).timeout(PATIENCE)
                    .listeners(with.listeners()).build();
        }

        @Override
        List<String> chunks() {
            return chunks(modelName());
        }

        private List<String> chunks(String model) {
            return List.of(Reply.data(part("Hello", "", model)),
                    Reply.data(part("!", ",\"finishReason\":\"STOP\"", model)));
        }

        @Override
        void prepare(FakeProvider provider) {
            provider.on(request -> request.path().endsWith(":generateContent"),
                    request -> Reply.json(part("Hello", ",\"finishReason\":\"STOP\"", modelOf(request))));
            provider.on(request -> request.path().endsWith(":streamGenerateContent"),
                    request -> Reply.sse(chunks(modelOf(request)), Duration.ZERO));
        }

        private static String modelOf(HttpRequestRecord request) {
            return request.path().replaceAll(".*/models/([^:]+):.*", "$1");
        }

        private static String part(String text, String finish, String model) {
            return "{\"candidates\":[{\"content\":{\"role\":\"model\",\"parts\":[{\"text\":\"" + text + "\"}]}" + finish
                    + ",\"index\":0}],\"modelVersion\":\"" + model + "\",\"responseId\":\"gemini-" + System.nanoTime()
                    + "\",\"usageMetadata\":{\"promptTokenCount\":12,\"candidatesTokenCount\":7,\"totalTokenCount\":19}}";
        }
    };

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final String category;
    private final String modelName;
    private final UnaryOperator<String> resource;

    LangChain4jModel(String category, String modelName, UnaryOperator<String> resource) {
        this.category = category;
        this.modelName = modelName;
        this.resource = resource;
    }

    /** How a model is made. */
    record Settings(HttpClientBuilder http, URI provider, int retries, List<ChatModelListener> listeners) {}

    abstract ChatModel chat(Settings with);

    abstract StreamingChatModel stream(Settings with);

    /** A stream in two parts, of which the first has a token. */
    abstract List<String> chunks();

    /** Teaches the provider what it does not answer anyway. */
    void prepare(FakeProvider provider) {}

    String category() {
        return category;
    }

    String modelName() {
        return modelName;
    }

    /** What Pay-i calls a model. */
    String resource(String model) {
        return resource.apply(model);
    }
}
