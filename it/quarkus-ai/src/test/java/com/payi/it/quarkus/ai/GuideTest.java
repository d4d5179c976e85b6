package com.payi.it.quarkus.ai;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import com.payi.cdi.TrackContext;
import com.payi.testkit.HttpRequestRecord;
import com.payi.testkit.IngestedEvent;
import com.payi.testkit.Reply;

import io.quarkus.test.junit.QuarkusTest;

/** Steps and conversations that come from the methods of AI services and tools. */
@QuarkusTest
class GuideTest extends AiApplicationTest {
    private static final String TOOL_CALL = """
            {"id":"chatcmpl-guide","object":"chat.completion","created":1,"model":"gpt-4o-mini","choices":[{"index":0,
            "message":{"role":"assistant","content":null,"tool_calls":[{"id":"call_1","type":"function","function":
            {"name":"landmark","arguments":"{\\"city\\":\\"Rome\\"}"}}]},"finish_reason":"tool_calls"}],
            "usage":{"prompt_tokens":12,"completion_tokens":7,"total_tokens":19}}""";

    @Inject
    Guide guide;

    private void askForTheTool() {
        provider.on(GuideTest::isFirst, request -> Reply.json(TOOL_CALL));
    }

    private static boolean isFirst(HttpRequestRecord request) {
        return request.json().has("tools") && !request.json().toString().contains("\"role\":\"tool\"");
    }

    @Test
    void theMethodsOfTheAiServiceAndOfTheToolAreSteps() {
        askForTheTool();

        TrackContext.builder().useCaseName("trip").userId("anna").run(() -> guide.guide("chat-1", "What do I see in Rome?"));

        List<IngestedEvent> events = onlyEvents(3);
        assertThat(events).extracting(IngestedEvent::useCaseStep).containsExactlyInAnyOrder("Guide.guide",
                "Guide.Landmarks.landmark", "Guide.guide");
        assertThat(events).allSatisfy(event -> {
            assertThat(event.useCaseName()).isEqualTo("trip");
            assertThat(event.userId()).isEqualTo("anna");
            assertThat(event.properties()).containsEntry("payi.conversation_id", "chat-1");
        });
    }

    @Test
    void aStepAroundTheAiServiceCountsForMore() {
        askForTheTool();

        TrackContext.builder().useCaseName("trip").useCaseStep("plan").run(() -> guide.guide("chat-2", "And in Paris?"));

        assertThat(onlyEvents(3)).extracting(IngestedEvent::useCaseStep).containsOnly("plan");
    }

    @Test
    void whatTheAnnotationsGiveCountsForMore() {
        guide.tour("chat-3", "question-4");

        assertThat(onlyEvent().useCaseStep()).isEqualTo("explicit");
        assertThat(onlyEvent().properties()).containsEntry("payi.conversation_id", "question-4");
    }
}
