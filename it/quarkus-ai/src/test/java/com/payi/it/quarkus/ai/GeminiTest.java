package com.payi.it.quarkus.ai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.payi.testkit.FakeProvider;
import com.payi.testkit.IngestedEvent;
import com.payi.testkit.Reply;

import dev.langchain4j.exception.InvalidRequestException;
import io.quarkus.test.junit.QuarkusTest;

/** Models of LangChain4j that clients of {@code ClientBuilder} call: nothing is registered by the application. */
@QuarkusTest
class GeminiTest extends AiApplicationTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Inject
    GeminiAdvisor advisor;

    @BeforeEach
    void answer() {
        provider.on(request -> request.path().endsWith(":generateContent"), request -> Reply.json(chunk("Hello")));
    }

    @Test
    void document() {
        assertThat(advisor.advise("Is it good?", "anna")).isEqualTo("Hello");

        assertComplete(onlyEvent(), "anna");
    }

    /** The client reads the whole answer before it gives the first token to LangChain4j. */
    @Test
    void stream() {
        provider.on(request -> request.path().endsWith(":streamGenerateContent"),
                request -> Reply.sse(List.of(Reply.data(chunk("Hello")), Reply.data(chunk(" you"))), Duration.ZERO));

        List<String> texts = advisor.stream("Is it good?", "anna").collect().asList().await().atMost(PATIENCE);

        assertThat(String.join("", texts)).isEqualTo("Hello you");
        assertComplete(onlyEvent(), "anna");
        assertThat(onlyEvent().body().has("time_to_first_token_ms")).isTrue();
    }

    @Test
    void twoUsersInParallel() {
        List<String> users = List.of("anna", "berta");
        users.stream().map(user -> CompletableFuture.runAsync(() -> advisor.advise("Is it good?", user))).toList()
                .forEach(CompletableFuture::join);

        assertThat(onlyEvents(2)).extracting(IngestedEvent::userId).containsExactlyInAnyOrderElementsOf(users);
    }

    @Test
    void retryAfter500() {
        provider.reset();
        provider.answer(Reply.json(500, "{\"error\":{\"message\":\"busy\"}}")).answer(Reply.json(chunk("Hello")));

        assertThat(advisor.advise("Is it good?", "anna")).isEqualTo("Hello");

        assertThat(onlyEvents(2)).extracting(IngestedEvent::httpStatusCode).containsExactlyInAnyOrder(500, 200);
        assertThat(onlyEvents(2)).extracting(IngestedEvent::useCaseId).containsOnly(onlyEvents(2).get(0).useCaseId());
    }

    @Test
    void providerError() {
        provider.reset();
        provider.always(Reply.json(400, "{\"error\":{\"message\":\"no\"}}"));

        assertThatThrownBy(() -> advisor.advise("Is it good?", "anna")).isInstanceOf(InvalidRequestException.class);

        assertThat(onlyEvent().httpStatusCode()).isEqualTo(400);
        assertThat(onlyEvent().userId()).isEqualTo("anna");
    }

    private void assertComplete(IngestedEvent event, String user) {
        assertThat(provider.received()).hasSize(1);
        assertThat(event.useCaseName()).isEqualTo("gemini_advice");
        assertThat(event.limitIds()).containsExactly("advice_limit");
        assertThat(event.userId()).isEqualTo(user);
        assertThat(event.category()).isEqualTo("system.google.vertex");
        assertThat(event.properties()).doesNotContainKey("payi.partial");
        assertThat(event.units().get("text"))
                .isEqualTo(new IngestedEvent.Units(FakeProvider.INPUT_TOKENS, FakeProvider.OUTPUT_TOKENS));
    }

    static String chunk(String text) {
        return ("{\"responseId\":\"%d\",\"modelVersion\":\"gemini-2.5-flash\",\"candidates\":[{\"content\":{\"role\":\"model\","
                + "\"parts\":[{\"text\":\"%s\"}]},\"finishReason\":\"STOP\"}],\"usageMetadata\":{\"promptTokenCount\":12,"
                + "\"candidatesTokenCount\":7,\"totalTokenCount\":19}}").formatted(System.nanoTime(), text);
    }
}
