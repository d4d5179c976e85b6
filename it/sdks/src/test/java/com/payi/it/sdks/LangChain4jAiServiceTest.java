package com.payi.it.sdks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.payi.cdi.client.langchain4j.PayiLangChain4j;
import com.payi.testkit.HttpRequestRecord;
import com.payi.testkit.IngestedEvent;
import com.payi.testkit.Reply;

import dev.langchain4j.agent.tool.Tool;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.TokenStream;

/** The calls that an AI service makes for its tools have the context of the method that asked. */
class LangChain4jAiServiceTest {
    private static final String TOOL_CALL = "{\"index\":0,\"id\":\"call-%1$d\",\"type\":\"function\","
            + "\"function\":{\"name\":\"weather\",\"arguments\":\"{}\"}}";
    private static final int ROUNDS = 2;

    private final Application application = new Application(Map.of(), LangChain4jDesk.class);
    private final LangChain4jModel.Settings settings = new LangChain4jModel.Settings(PayiLangChain4j.httpClientBuilder(),
            application.provider().uri(), 0, List.of());

    /** The application's tools. */
    static final class Tools {
        @Tool
        String weather() {
            return "sunny";
        }
    }

    /** An AI service that answers when it has all of the answer. */
    interface Assistant {
        String ask(String question);
    }

    /** An AI service that answers as the answer comes. */
    interface StreamingAssistant {
        TokenStream ask(String question);
    }

    /** The provider asks for the tool twice, one after the other, and then answers. */
    @BeforeEach
    void askForTools() {
        application.provider().on(request -> toolResults(request) < ROUNDS, LangChain4jAiServiceTest::toolCall);
    }

    @AfterEach
    void stop() {
        application.close();
    }

    private static long toolResults(HttpRequestRecord request) {
        return request.json().path("messages").valueStream()
                .filter(message -> message.path("role").asText().equals("tool")).count();
    }

    private static Reply toolCall(HttpRequestRecord request) {
        long round = toolResults(request);
        String id = "chatcmpl-tools-" + request.json().path("model").asText() + "-" + round;
        String usage = "\"usage\":{\"prompt_tokens\":12,\"completion_tokens\":7,\"total_tokens\":19}";
        String call = TOOL_CALL.formatted(round);
        if (!request.json().path("stream").asBoolean()) {
            return Reply.json("{\"id\":\"" + id + "\",\"model\":\"gpt-4o-mini\",\"choices\":[{\"index\":0,\"message\":{"
                    + "\"role\":\"assistant\",\"tool_calls\":[" + call + "]},\"finish_reason\":\"tool_calls\"}]," + usage
                    + "}");
        }
        String head = "{\"id\":\"" + id + "\",\"model\":\"gpt-4o-mini\",\"choices\":[";
        return Reply.sse(List.of(
                Reply.data(head + "{\"index\":0,\"delta\":{\"role\":\"assistant\",\"tool_calls\":[" + call + "]}}]}"),
                Reply.data(head + "{\"index\":0,\"delta\":{},\"finish_reason\":\"tool_calls\"}]}"),
                Reply.data(head + "]," + usage + "}"), Reply.data("[DONE]")), Duration.ZERO);
    }

    @Test
    void theCallsAfterAToolHaveTheContextOfTheMethod() {
        Assistant assistant = AiServices.builder(Assistant.class).chatModel(LangChain4jModel.OPENAI.chat(settings))
                .tools(new Tools()).build();

        assertThat(desk().ask(() -> assistant.ask("How is the weather?"))).startsWith("Hello");

        areAllOfTheMethod();
    }

    @Test
    void theCallsAfterAToolOfATokenStreamHaveTheContextOfTheMethod() throws Exception {
        StreamingAssistant assistant = AiServices.builder(StreamingAssistant.class)
                .streamingChatModel(LangChain4jModel.OPENAI.stream(settings)).tools(new Tools()).build();

        CompletableFuture<ChatResponse> answer = desk().ask(() -> {
            CompletableFuture<ChatResponse> whole = new CompletableFuture<>();
            assistant.ask("How is the weather?").onPartialResponse(token -> {}).onCompleteResponse(whole::complete)
                    .onError(whole::completeExceptionally).start();
            return whole;
        });

        assertThat(answer.get(20, TimeUnit.SECONDS).aiMessage().text()).startsWith("Hello");
        areAllOfTheMethod();
    }

    private LangChain4jDesk desk() {
        return application.get(LangChain4jDesk.class);
    }

    private void areAllOfTheMethod() {
        await().untilAsserted(() -> assertThat(application.payi().events()).hasSize(ROUNDS + 1));
        assertThat(application.provider().received()).hasSize(ROUNDS + 1);
        List<IngestedEvent> events = application.payi().events();
        assertThat(events).allSatisfy(event -> {
            assertThat(event.useCaseName()).isEqualTo(LangChain4jDesk.USE_CASE);
            assertThat(event.userId()).isEqualTo(LangChain4jDesk.USER);
            assertThat(event.units().get("text").input()).isEqualTo(12);
        });
        assertThat(events.stream().map(IngestedEvent::useCaseId).distinct()).hasSize(1);
    }
}
