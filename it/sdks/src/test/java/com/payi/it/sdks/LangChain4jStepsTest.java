package com.payi.it.sdks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import com.payi.cdi.Track;
import com.payi.cdi.TrackContext;
import com.payi.cdi.client.langchain4j.PayiLangChain4j;
import com.payi.testkit.HttpRequestRecord;
import com.payi.testkit.IngestedEvent;
import com.payi.testkit.Reply;

import dev.langchain4j.agent.tool.Tool;
import dev.langchain4j.memory.chat.MessageWindowChatMemory;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.service.AiServices;
import dev.langchain4j.service.MemoryId;
import dev.langchain4j.service.TokenStream;
import dev.langchain4j.service.UserMessage;

/** Steps of use cases and ids of conversations that come from the methods of AI services and of tools. */
class LangChain4jStepsTest {
    private static final Map<String, String> WANTED = Map.of("payi.use-case-steps", "methods", "payi.conversation-ids",
            "memory-id");
    private static final String SERVICE = "LangChain4jStepsTest.Assistant.ask";
    private static final String TOOL = "LangChain4jStepsTest.Tools.weather";

    private Application application;
    private ChatModel model;

    /** Tools that are a bean; one asks the model itself. */
    @ApplicationScoped
    static class Tools {
        private ChatModel model;

        @Tool
        @Track
        public String weather() {
            return model.chat("Invent some weather");
        }

        @Tool
        @Track(useCaseStep = "explicit")
        public String time() {
            return model.chat("Invent a time");
        }

        void use(ChatModel used) {
            model = used;
        }
    }

    /** Tools of a class with a context of its own. */
    @ApplicationScoped
    @Track(useCaseName = "tools", userId = "tool")
    static class TrackedTools {
        private ChatModel model;

        @Tool
        public String weather() {
            return model.chat("Invent some weather");
        }

        void use(ChatModel used) {
            model = used;
        }
    }

    /** An AI service with a memory for each chat. */
    interface Assistant {
        String ask(@MemoryId Object chat, @UserMessage String question);
    }

    /** An AI service that answers as the answer comes. */
    interface StreamingAssistant {
        TokenStream ask(@MemoryId Object chat, @UserMessage String question);
    }

    private void start(Map<String, String> configuration) {
        application = new Application(configuration, LangChain4jDesk.class, Tools.class, TrackedTools.class);
        model = LangChain4jModel.OPENAI.chat(settings());
        application.get(Tools.class).use(model);
        application.get(TrackedTools.class).use(model);
    }

    private LangChain4jModel.Settings settings() {
        return new LangChain4jModel.Settings(PayiLangChain4j.httpClientBuilder(), application.provider().uri(), 0, List.of());
    }

    @AfterEach
    void stop() {
        application.close();
    }

    /** The provider asks for the tool once, and then answers. */
    private void askFor(String tool) {
        application.provider().on(request -> request.json().has("tools") && !hasResult(request),
                request -> call(request, tool));
    }

    private static boolean hasResult(HttpRequestRecord request) {
        return request.json().path("messages").valueStream()
                .anyMatch(message -> message.path("role").asText().equals("tool"));
    }

    private static Reply call(HttpRequestRecord request, String tool) {
        String usage = "\"usage\":{\"prompt_tokens\":12,\"completion_tokens\":7,\"total_tokens\":19}";
        String call = "{\"index\":0,\"id\":\"call-1\",\"type\":\"function\",\"function\":{\"name\":\"" + tool
                + "\",\"arguments\":\"{}\"}}";
        String head = "{\"id\":\"chatcmpl-" + tool + "\",\"model\":\"gpt-4o-mini\",\"choices\":[";
        if (!request.json().path("stream").asBoolean()) {
            return Reply.json(head + "{\"index\":0,\"message\":{\"role\":\"assistant\",\"tool_calls\":[" + call
                    + "]},\"finish_reason\":\"tool_calls\"}]," + usage + "}");
        }
        return Reply.sse(List.of(
                Reply.data(head + "{\"index\":0,\"delta\":{\"role\":\"assistant\",\"tool_calls\":[" + call + "]}}]}"),
                Reply.data(head + "{\"index\":0,\"delta\":{},\"finish_reason\":\"tool_calls\"}]}"),
                Reply.data(head + "]," + usage + "}"), Reply.data("[DONE]")), Duration.ZERO);
    }

    private Assistant assistant(Object tools) {
        return PayiLangChain4j.aiService(Assistant.class, AiServices.builder(Assistant.class).chatModel(model).tools(tools)
                .chatMemoryProvider(id -> MessageWindowChatMemory.withMaxMessages(10)).build());
    }

    private String ask(Assistant assistant, Object chat) {
        return application.get(LangChain4jDesk.class).ask(() -> assistant.ask(chat, "How is the weather?"));
    }

    private List<IngestedEvent> events(int count) {
        await().untilAsserted(() -> assertThat(application.payi().events()).hasSize(count));
        return application.payi().events();
    }

    @Test
    void theMethodsOfTheAiServiceAndOfTheToolAreStepsOfOneUseCase() {
        start(WANTED);
        askFor("weather");

        assertThat(ask(assistant(application.get(Tools.class)), "c-1")).startsWith("Hello");

        List<IngestedEvent> events = events(3);
        assertThat(events).extracting(IngestedEvent::useCaseStep).containsExactlyInAnyOrder(SERVICE, TOOL, SERVICE);
        assertThat(events).allSatisfy(event -> {
            assertThat(event.useCaseName()).isEqualTo(LangChain4jDesk.USE_CASE);
            assertThat(event.userId()).isEqualTo(LangChain4jDesk.USER);
            assertThat(event.properties()).containsEntry("payi.conversation_id", "c-1");
        });
        assertThat(events).extracting(IngestedEvent::useCaseId).containsOnly(events.get(0).useCaseId());
    }

    @Test
    void theStepOfAToolsAnnotationCountsForMore() {
        start(WANTED);
        askFor("time");

        ask(assistant(application.get(Tools.class)), 7);

        assertThat(events(3)).extracting(IngestedEvent::useCaseStep).containsExactlyInAnyOrder(SERVICE, "explicit", SERVICE);
        assertThat(events(3)).extracting(event -> event.properties().get("payi.conversation_id")).containsOnly("7");
    }

    @Test
    void aStepAroundTheAiServiceCountsForMore() {
        start(WANTED);
        askFor("weather");

        TrackContext.builder().useCaseName("chat").useCaseStep("plan")
                .run(() -> assistant(application.get(Tools.class)).ask("c-1", "How is the weather?"));

        assertThat(events(3)).extracting(IngestedEvent::useCaseStep).containsOnly("plan");
    }

    @Test
    void aToolOfATrackedClassKeepsTheContextOfTheClass() {
        start(WANTED);
        askFor("weather");

        ask(assistant(application.get(TrackedTools.class)), "c-1");

        assertThat(events(3))
                .extracting(IngestedEvent::useCaseName, IngestedEvent::userId, IngestedEvent::useCaseStep)
                .containsExactlyInAnyOrder(tuple("desk", "anna", SERVICE), tuple("desk", "anna", SERVICE),
                        tuple("tools", "tool", "LangChain4jStepsTest.TrackedTools.weather"));
    }

    @Test
    void theCallsOfATokenStreamHaveTheStepWhereverItIsStarted() throws Exception {
        start(WANTED);
        askFor("weather");
        StreamingAssistant assistant = PayiLangChain4j.aiService(StreamingAssistant.class,
                AiServices.builder(StreamingAssistant.class).streamingChatModel(LangChain4jModel.OPENAI.stream(settings()))
                        .tools(application.get(Tools.class))
                        .chatMemoryProvider(id -> MessageWindowChatMemory.withMaxMessages(10)).build());

        TokenStream stream = application.get(LangChain4jDesk.class).ask(() -> assistant.ask("c-1", "How is the weather?"));
        CompletableFuture<ChatResponse> whole = new CompletableFuture<>();
        stream.onPartialResponse(token -> {}).onCompleteResponse(whole::complete).onError(whole::completeExceptionally)
                .start();

        assertThat(whole.get(20, TimeUnit.SECONDS).aiMessage().text()).startsWith("Hello");
        assertThat(events(3)).extracting(IngestedEvent::useCaseStep)
                .containsExactlyInAnyOrder("LangChain4jStepsTest.StreamingAssistant.ask", TOOL,
                        "LangChain4jStepsTest.StreamingAssistant.ask");
        assertThat(events(3)).extracting(event -> event.properties().get("payi.conversation_id")).containsOnly("c-1");
        assertThat(events(3)).extracting(IngestedEvent::userId).containsOnly(LangChain4jDesk.USER);
    }

    @Test
    void nothingIsGivenWithoutTheKeys() {
        start(Map.of());
        askFor("weather");

        ask(assistant(application.get(Tools.class)), "c-1");

        assertThat(events(3)).allSatisfy(event -> {
            assertThat(event.useCaseStep()).isNull();
            assertThat(event.properties()).doesNotContainKey("payi.conversation_id");
        });
    }

    @Test
    void aServiceOfAClassIsRefusedAndFailuresPassUnchanged() {
        start(WANTED);
        Assistant failing = PayiLangChain4j.aiService(Assistant.class, (chat, question) -> {
            throw new IllegalStateException("as thrown");
        });

        assertThatThrownBy(() -> failing.ask("c-1", "?")).isInstanceOf(IllegalStateException.class).hasMessage("as thrown");
        assertThat(failing).isEqualTo(failing).hasToString(failing.toString());
        assertThatThrownBy(() -> PayiLangChain4j.aiService(Tools.class, new Tools()))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("Tools is no interface");
    }
}
