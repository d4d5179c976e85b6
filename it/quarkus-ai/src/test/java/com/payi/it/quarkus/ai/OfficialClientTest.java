package com.payi.it.quarkus.ai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import com.openai.errors.OpenAIIoException;
import com.openai.errors.UnauthorizedException;
import com.payi.testkit.FakeProvider;
import com.payi.testkit.GatedChunks;
import com.payi.testkit.IngestedEvent;
import com.payi.testkit.Reply;

import io.quarkus.test.junit.QuarkusTest;

/** Clients of OpenAI's SDK that are beans; the application writes nothing for them. */
@QuarkusTest
class OfficialClientTest extends AiApplicationTest {
    @Inject
    OfficialAdvisor advisor;

    @Test
    void document() {
        assertThat(advisor.ask("anna").model()).isEqualTo("gpt-4o-mini");

        assertComplete(onlyEvent(), "anna");
    }

    @Test
    void stream() {
        assertThat(advisor.countChunks("anna")).isGreaterThan(1);

        assertComplete(onlyEvent(), "anna");
    }

    @Test
    void asyncHasTheRightUser() {
        assertThat(advisor.askLater("berta").join().model()).isEqualTo("gpt-4o-mini");

        assertComplete(onlyEvent(), "berta");
    }

    @Test
    void twoUsersInParallel() {
        List.of(advisor.askLater("anna"), advisor.askLater("berta")).forEach(CompletableFuture::join);

        assertThat(onlyEvents(2)).extracting(IngestedEvent::userId).containsExactlyInAnyOrder("anna", "berta");
    }

    @Test
    void retryAfter500() {
        provider.answer(Reply.json(500, "{}"));

        assertThat(advisor.ask("anna").model()).isEqualTo("gpt-4o-mini");

        assertThat(onlyEvents(2)).extracting(IngestedEvent::httpStatusCode).containsExactlyInAnyOrder(500, 200);
        assertThat(onlyEvents(2)).extracting(IngestedEvent::useCaseId).containsOnly(onlyEvents(2).get(0).useCaseId());
    }

    @Test
    void streamCancelledHalfway() {
        List<String> events = List.of(chunk("One"), chunk(" two"), Reply.data("[DONE]"));
        GatedChunks chunks = new GatedChunks(events);
        provider.answer(Reply.streamed(200, Map.of("Content-Type", "text/event-stream"), () -> chunks));

        assertThat(advisor.firstChunk("anna")).isEqualTo("One");
        chunks.allow(events.size());

        assertThat(onlyEvent().properties()).containsEntry("payi.partial", "true");
        assertThat(onlyEvent().userId()).isEqualTo("anna");
    }

    private static String chunk(String text) {
        return Reply.data(
                "{\"id\":\"c-1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"gpt-4o-mini\",\"choices\":["
                        + "{\"index\":0,\"delta\":{\"content\":\"" + text + "\"},\"finish_reason\":null}]}");
    }

    @Test
    void providerError() {
        provider.answer(Reply.json(401, "{\"error\":{\"message\":\"Wrong key\"}}"));

        assertThatThrownBy(() -> advisor.ask("anna")).isInstanceOf(UnauthorizedException.class);

        assertThat(onlyEvent().httpStatusCode()).isEqualTo(401);
        assertThat(onlyEvent().userId()).isEqualTo("anna");
    }

    @Test
    void connectionRefused() {
        String nowhere = "http://127.0.0.1:" + FakeProvider.deadPort() + "/v1";

        assertThatThrownBy(() -> advisor.askAt("anna", nowhere)).isInstanceOf(OpenAIIoException.class);

        assertThat(onlyEvent().httpStatusCode()).isEqualTo(299);
        assertThat(onlyEvent().userId()).isEqualTo("anna");
    }

    @Test
    void gzip() {
        provider.answer(Reply.json("{\"id\":\"c-2\",\"object\":\"chat.completion\",\"created\":1,\"model\":\"gpt-4o-mini\","
                + "\"choices\":[],\"usage\":{\"prompt_tokens\":12,\"completion_tokens\":7,\"total_tokens\":19}}").gzip());

        assertThat(advisor.ask("anna").id()).isEqualTo("c-2");

        assertComplete(onlyEvent(), "anna");
    }

    @Test
    void proxyModeWithLastResult() {
        assertThat(advisor.askByProxy("anna")).isTrue();

        assertThat(onlyEvents(0)).isEmpty();
        assertThat(provider.received()).hasSize(1);
        assertThat(payi.proxied()).singleElement()
                .satisfies(call -> assertThat(call.header("xProxy-User-ID")).contains("anna"));
    }

    private void assertComplete(IngestedEvent event, String user) {
        assertThat(provider.received()).hasSize(1);
        assertThat(event.useCaseName()).isEqualTo("official");
        assertThat(event.limitIds()).containsExactly("advice_limit");
        assertThat(event.userId()).isEqualTo(user);
        assertThat(event.category()).isEqualTo("system.openai");
        assertThat(event.properties()).doesNotContainKey("payi.partial");
        assertThat(event.units().get("text"))
                .isEqualTo(new IngestedEvent.Units(FakeProvider.INPUT_TOKENS, FakeProvider.OUTPUT_TOKENS));
    }
}
