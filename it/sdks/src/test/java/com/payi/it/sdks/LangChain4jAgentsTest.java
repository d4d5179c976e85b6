package com.payi.it.sdks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import com.payi.cdi.TrackContext;
import com.payi.cdi.client.langchain4j.PayiLangChain4j;
import com.payi.testkit.IngestedEvent;

import dev.langchain4j.agentic.Agent;
import dev.langchain4j.agentic.AgenticServices;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.service.UserMessage;
import dev.langchain4j.service.V;

/** Steps of use cases that come from the agents of a workflow of langchain4j-agentic. */
class LangChain4jAgentsTest {
    private static final String WRITER = "LangChain4jAgentsTest.Writer.write";
    private static final String EDITOR = "LangChain4jAgentsTest.Editor.edit";

    private Application application;
    private ChatModel model;

    /** The first agent of the workflow. */
    public interface Writer {
        @UserMessage("Write a story about {{topic}}")
        @Agent("Writes a story")
        String write(@V("topic") String topic);
    }

    /** The second agent, which gets what the first one wrote. */
    public interface Editor {
        @UserMessage("Edit this story: {{story}}")
        @Agent("Edits a story")
        String edit(@V("story") String story);
    }

    /** The whole workflow. */
    public interface Newsroom {
        @Agent("Writes and edits a story")
        String publish(@V("topic") String topic);
    }

    private void start(Map<String, String> configuration) {
        application = new Application(configuration, LangChain4jDesk.class);
        model = LangChain4jModel.OPENAI.chat(new LangChain4jModel.Settings(PayiLangChain4j.httpClientBuilder(),
                application.provider().uri(), 0, List.of()));
    }

    private void startWithSteps() {
        start(Map.of("payi.use-case-steps", "methods"));
    }

    @AfterEach
    void stop() {
        application.close();
    }

    private Writer writer() {
        return PayiLangChain4j.aiService(Writer.class,
                AgenticServices.agentBuilder(Writer.class).chatModel(model).outputKey("story").build());
    }

    private Editor plainEditor() {
        return AgenticServices.agentBuilder(Editor.class).chatModel(model).outputKey("edited").build();
    }

    private Editor editor() {
        return PayiLangChain4j.aiService(Editor.class, plainEditor());
    }

    private static Newsroom sequence(Object... agents) {
        return AgenticServices.sequenceBuilder(Newsroom.class).subAgents(agents).outputKey("edited").build();
    }

    private String publish(Newsroom newsroom) {
        return application.get(LangChain4jDesk.class).ask(() -> newsroom.publish("dragons"));
    }

    private List<IngestedEvent> events() {
        await().untilAsserted(() -> assertThat(application.payi().events()).hasSize(2));
        return application.payi().events();
    }

    @Test
    void eachAgentOfASequenceIsAStepOfOneUseCase() {
        startWithSteps();

        assertThat(publish(sequence(writer(), editor()))).startsWith("Hello");

        assertThat(events())
                .extracting(IngestedEvent::useCaseName, IngestedEvent::userId, IngestedEvent::useCaseStep)
                .containsExactlyInAnyOrder(tuple("desk", "anna", WRITER), tuple("desk", "anna", EDITOR));
        assertThat(events()).extracting(IngestedEvent::useCaseId).containsOnly(events().get(0).useCaseId());
    }

    @Test
    void theWorkflowIsTheStepOfAnAgentWithoutTheLine() {
        startWithSteps();

        publish(PayiLangChain4j.aiService(Newsroom.class, sequence(writer(), plainEditor())));

        assertThat(events()).extracting(IngestedEvent::useCaseStep)
                .containsExactlyInAnyOrder(WRITER, "LangChain4jAgentsTest.Newsroom.publish");
    }

    @Test
    void agentsInParallelHaveTheirStepsWithAnExecutorThatKeepsTheContext() {
        startWithSteps();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Newsroom both = AgenticServices.parallelBuilder(Newsroom.class)
                    .subAgents(writer(), AgenticServices.agentAction(() -> model.chat("Draw a dragon")))
                    .executor(TrackContext.executor(threads)).outputKey("story").build();

            publish(both);

            assertThat(events())
                    .extracting(IngestedEvent::useCaseName, IngestedEvent::userId, IngestedEvent::useCaseStep)
                    .containsExactlyInAnyOrder(tuple("desk", "anna", WRITER), tuple("desk", "anna", null));
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aStepThatTheApplicationGivesCountsForMore() {
        startWithSteps();

        TrackContext.builder().useCaseName("news").useCaseStep("draft")
                .run(() -> sequence(writer(), editor()).publish("dragons"));

        assertThat(events()).extracting(IngestedEvent::useCaseName, IngestedEvent::useCaseStep)
                .containsOnly(tuple("news", "draft"));
    }

    @Test
    void nothingIsGivenWithoutTheKey() {
        start(Map.of());

        publish(sequence(writer(), editor()));

        assertThat(events()).extracting(IngestedEvent::useCaseStep).containsOnlyNulls();
    }
}
