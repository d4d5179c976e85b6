package com.payi.it.sdks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.anthropic.client.AnthropicClient;
import com.anthropic.core.http.StreamResponse;
import com.anthropic.errors.RateLimitException;
import com.anthropic.models.messages.RawMessageStreamEvent;
import com.google.genai.Client;
import com.google.genai.ResponseStream;
import com.google.genai.types.GenerateContentResponse;
import com.openai.client.OpenAIClient;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.responses.ResponseStreamEvent;
import com.payi.cdi.TrackContext;
import com.payi.cdi.client.anthropic.PayiAnthropic;
import com.payi.cdi.client.genai.PayiGenAi;
import com.payi.cdi.client.openai.PayiOpenAi;
import com.payi.testkit.Answer;
import com.payi.testkit.FakePayi;
import com.payi.testkit.FakeProvider;
import com.payi.testkit.PayiTest;

import software.amazon.awssdk.http.Protocol;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseResponse;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamResponseHandler;
import software.amazon.awssdk.services.bedrockruntime.model.Message;

/** The SDKs read the answers of the test kit's provider, and the library accounts for them, without the application's beans. */
@PayiTest(container = true)
class FakeProviderAnswersTest {
    private static final String TEXT = "One two three four";
    private static final Answer ANSWER = Answer.text(TEXT).tokens(1000, 200);
    private static final Answer TOOL = Answer.toolCall("weather", "{\"city\":\"Rome\"}").tokens(1000, 200);
    private static final Message QUESTION = Message.builder().role(ConversationRole.USER)
            .content(ContentBlock.fromText("Hi")).build();

    private FakePayi payi;
    private FakeProvider provider;

    @BeforeEach
    void answer() {
        provider.always(ANSWER);
    }

    @Test
    void openAiChats() {
        OpenAIClient client = PayiOpenAi.track(OpenAiClients.client(provider.uri()));
        asAnn(() -> {
            assertThat(client.chat().completions().create(OpenAiTest.question("gpt-4o")).choices().get(0).message().content())
                    .contains(TEXT);
            try (var stream = client.chat().completions().createStreaming(OpenAiTest.question("gpt-4o"))) {
                assertThat(stream.stream().map(FakeProviderAnswersTest::token).collect(Collectors.joining())).isEqualTo(TEXT);
            }
            provider.answer(TOOL);
            assertThat(client.chat().completions().create(OpenAiTest.question("gpt-4o")).choices().get(0).message().toolCalls()
                    .orElseThrow().get(0).asFunction().function().arguments()).contains("Rome");
        });
        assertAccountedFor(3, "gpt-4o");
    }

    private static String token(ChatCompletionChunk chunk) {
        return chunk.choices().stream().flatMap(choice -> choice.delta().content().stream()).collect(Collectors.joining());
    }

    @Test
    void openAiResponds() {
        OpenAIClient client = PayiOpenAi.track(OpenAiClients.client(provider.uri()));
        asAnn(() -> {
            assertThat(OpenAiResponsesTest.text(client.responses().create(OpenAiResponsesTest.question("gpt-4o"))))
                    .isEqualTo(TEXT);
            try (var stream = client.responses().createStreaming(OpenAiResponsesTest.question("gpt-4o"))) {
                assertThat(stream.stream().flatMap(event -> event.outputTextDelta().stream()).map(delta -> delta.delta())
                        .collect(Collectors.joining())).isEqualTo(TEXT);
            }
            provider.answer(TOOL).answer(TOOL);
            assertThat(client.responses().create(OpenAiResponsesTest.question("gpt-4o")).output().get(0).asFunctionCall()
                    .name()).isEqualTo("weather");
            try (var stream = client.responses().createStreaming(OpenAiResponsesTest.question("gpt-4o"))) {
                assertThat(stream.stream().filter(ResponseStreamEvent::isFunctionCallArgumentsDone)
                        .map(event -> event.asFunctionCallArgumentsDone().arguments())).containsExactly("{\"city\":\"Rome\"}");
            }
        });
        assertAccountedFor(4, "gpt-4o");
    }

    @Test
    void anthropicAnswers() {
        AnthropicClient client = PayiAnthropic.track(AnthropicClients.client(provider.uri()));
        asAnn(() -> {
            assertThat(AnthropicClients.text(client.messages().create(AnthropicClients.question("claude")))).isEqualTo(TEXT);
            try (StreamResponse<RawMessageStreamEvent> stream = client.messages()
                    .createStreaming(AnthropicClients.question("claude"))) {
                assertThat(stream.stream().flatMap(event -> AnthropicClients.token(event).stream())
                        .collect(Collectors.joining())).isEqualTo(TEXT);
            }
            provider.answer(TOOL);
            assertThat(client.messages().create(AnthropicClients.question("claude")).content().get(0).asToolUse().name())
                    .isEqualTo("weather");
        });
        assertAccountedFor(3, "claude");
    }

    @Test
    void anErrorIsThatOfTheProvider() {
        provider.always(Answer.error(429, "Slow down"));
        AnthropicClient client = PayiAnthropic.track(AnthropicClients.client(provider.uri()))
                .withOptions(options -> options.maxRetries(0));

        asAnn(() -> assertThat(catchThrowable(() -> client.messages().create(AnthropicClients.question("claude"))))
                .isInstanceOf(RateLimitException.class).hasMessageContaining("Slow down"));

        assertThat(payi).calls(1).status(429).user("ann").tokensBelow(1);
    }

    @Test
    void bedrockConverses() {
        try (BedrockRuntimeClient client = BedrockRuntimeClient.builder().region(Region.US_EAST_1)
                .endpointOverride(provider.uri()).credentialsProvider(BedrockContract.CREDENTIALS).build()) {
            asAnn(() -> {
                assertThat(converse(client).output().message().content().get(0).text()).isEqualTo(TEXT);
                provider.answer(TOOL);
                assertThat(converse(client).output().message().content().get(0).toolUse().name()).isEqualTo("weather");
            });
        }
        assertAccountedFor(2, BedrockContract.MODEL);
    }

    private static ConverseResponse converse(BedrockRuntimeClient client) {
        return client.converse(request -> request.modelId(BedrockContract.MODEL).messages(QUESTION));
    }

    @Test
    void bedrockStreams() throws Exception {
        StringBuffer text = new StringBuffer();
        ConverseStreamResponseHandler handler = ConverseStreamResponseHandler.builder()
                .subscriber(ConverseStreamResponseHandler.Visitor.builder()
                        .onContentBlockDelta(event -> text.append(event.delta().text())).build())
                .build();
        try (BedrockRuntimeAsyncClient client = BedrockRuntimeAsyncClient.builder().region(Region.US_EAST_1)
                .endpointOverride(provider.uri()).credentialsProvider(BedrockContract.CREDENTIALS)
                .httpClientBuilder(NettyNioAsyncHttpClient.builder().protocol(Protocol.HTTP1_1)).build()) {
            TrackContext.builder().useCaseName("sdk").userId("ann").call(() -> client
                    .converseStream(request -> request.modelId(BedrockContract.MODEL).messages(QUESTION), handler)
                    .get(20, TimeUnit.SECONDS));
        }
        assertThat(text).hasToString(TEXT);
        assertAccountedFor(1, BedrockContract.MODEL);
    }

    @Test
    void geminiGenerates() {
        Client client = PayiGenAi.track(GenAiClients.client(provider.uri()));
        asAnn(() -> {
            assertThat(client.models.generateContent("gemini-2.5-flash", "Hi", null).text()).isEqualTo(TEXT);
            try (ResponseStream<GenerateContentResponse> stream = client.models.generateContentStream("gemini-2.5-flash", "Hi",
                    null)) {
                StringBuilder text = new StringBuilder();
                stream.forEach(part -> text.append(part.text()));
                assertThat(text).hasToString(TEXT);
            }
            provider.answer(TOOL);
            assertThat(client.models.generateContent("gemini-2.5-flash", "Hi", null).functionCalls().get(0).name())
                    .contains("weather");
        });
        assertAccountedFor(3, "google.gemini-2.5-flash");
    }

    private static void asAnn(Runnable calls) {
        TrackContext.builder().useCaseName("sdk").userId("ann").run(calls);
    }

    private void assertAccountedFor(int calls, String model) {
        assertThat(payi).useCase("sdk").calls(calls).user("ann").model(model).status(200)
                .matching("with the tokens of the answer", call -> call.inputTokens() == 1000 && call.outputTokens() == 200)
                .tokensBelow(calls * 1200L + 1);
        assertThat(payi).noEventOutsideOf("sdk").nothingRefused();
    }
}
