package com.payi.it.quarkus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.payi.testkit.FakeProvider;
import com.payi.testkit.GatedChunks;
import com.payi.testkit.IngestedEvent;
import com.payi.testkit.Reply;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.subscription.Cancellable;

/** However a call fails, one event reports it at once. */
@QuarkusTest
class FailureTest extends ApplicationTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Question QUESTION = Question.to("gpt-4o-mini");
    private static final Question STREAMED = Question.streamed("gpt-4o-mini");

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 429, 500, 503})
    void anErrorOfTheProvider(int status) {
        provider.always(Reply.json(status, "{\"error\":{\"message\":\"no\"}}").header("x-request-id", "req_" + status));

        assertThatThrownBy(() -> assistant.summary(client -> client.pojo(QUESTION)))
                .isInstanceOfSatisfying(WebApplicationException.class, failure -> {
                    assertThat(failure.getResponse().getStatus()).isEqualTo(status);
                    assertThat(failure.getResponse().readEntity(String.class)).contains("\"no\"");
                });

        assertError(onlyEvent(), status);
        assertThat(onlyEvent().id()).isEqualTo("req_" + status);
    }

    @Test
    void anErrorOfTheProviderAsAResponse() {
        provider.always(Reply.json(429, "{\"error\":{\"message\":\"no\"}}"));
        assertThatThrownBy(() -> assistant.summary(client -> client.response(QUESTION)))
                .isInstanceOfSatisfying(WebApplicationException.class, failure -> {
                    try (Response response = failure.getResponse()) {
                        assertThat(response.readEntity(String.class)).contains("\"no\"");
                    }
                });
        assertError(onlyEvent(), 429);
    }

    @Test
    void anErrorOfTheProviderWithoutABody() {
        provider.always(Reply.recorded(500, Map.of(), new byte[0]));
        assertThatThrownBy(() -> assistant.summary(client -> client.text(QUESTION)))
                .isInstanceOf(WebApplicationException.class);
        assertError(onlyEvent(), 500);
    }

    @Test
    void anErrorOfTheProviderInPlaceOfAStream() {
        provider.always(Reply.json(503, "{\"error\":{\"message\":\"no\"}}"));
        assertThatThrownBy(() -> assistant.summary(client -> client.texts(STREAMED).collect().asList().await()
                .atMost(PATIENCE))).isInstanceOf(WebApplicationException.class);
        assertError(onlyEvent(), 503);
    }

    @Test
    void aRefusedConnection() {
        assertRefused(client -> client.text(QUESTION));
    }

    @Test
    void aRefusedConnectionOfAUni() {
        assertRefused(client -> client.uni(QUESTION).await().atMost(PATIENCE));
    }

    @Test
    void aRefusedConnectionOfACompletionStage() {
        assertRefused(client -> client.stage(QUESTION).toCompletableFuture().join());
    }

    @Test
    void aRefusedConnectionOfAStream() {
        assertRefused(client -> client.texts(STREAMED).collect().asList().await().atMost(PATIENCE));
    }

    @Test
    void aConnectionThatIsResetBeforeTheAnswer() {
        provider.always(Reply.reset());
        assertThatThrownBy(() -> assistant.summary(client -> client.text(QUESTION))).isNotNull();

        IngestedEvent event = onlyEvent();
        assertThat(event.httpStatusCode()).isEqualTo(299);
        assertThat(event.properties()).containsKey("system.failure").doesNotContainKey("payi.partial");
        assertThat(event.resource()).isEqualTo("gpt-4o-mini");
    }

    @Test
    void anAnswerThatBreaksOff() {
        provider.always(Reply.json("{\"id\":\"chatcmpl-cut\",\"choices\":[]}").cutAfter(25));
        assertThatThrownBy(() -> assistant.summary(client -> client.text(QUESTION))).isNotNull();

        IngestedEvent event = onlyEvent();
        assertThat(event.httpStatusCode()).isEqualTo(200);
        assertThat(event.properties()).containsEntry("payi.partial", "true");
    }

    @Test
    void aStreamThatBreaksOff() {
        provider.always(Reply.sse(List.of(chunk("one"), chunk("two"), chunk("three")), Duration.ZERO)
                .cutAfter(chunk("one").length() + 10));
        try {
            assistant.summary(client -> client.texts(STREAMED).collect().asList().await().atMost(PATIENCE));
        } catch (RuntimeException allowed) {
            // Whether the application sees this as a failure or as an end is the client's affair.
        }
        assertPartial(onlyEvent());
    }

    @Test
    void aStreamThatIsCancelledHalfWay() {
        GatedChunks chunks = new GatedChunks(List.of(chunk("one"), chunk("two"), chunk("three")));
        chunks.allow(1);
        provider.always(Reply.streamed(200, Map.of("Content-Type", "text/event-stream"), () -> chunks)
                .gap(Duration.ofMillis(200)));

        List<String> seen = assistant.summary(client -> client.texts(STREAMED).select().first(2).collect().asList().await()
                .atMost(PATIENCE));

        assertThat(seen).hasSize(2);
        // The call ends when it is cancelled: the third part comes after the event.
        IngestedEvent event = onlyEvent();
        chunks.allow(1);
        assertPartial(event);
        assertThat(event.body().get("end_to_end_latency_ms").asInt()).isGreaterThanOrEqualTo(150);
    }

    @Test
    void aStreamThatIsCancelledBeforeItsFirstChunk() {
        provider.always(Reply.sse(List.of(chunk("one")), Duration.ZERO).delay(Duration.ofSeconds(2)));
        Cancellable subscription = assistant.summary(client -> client.texts(STREAMED).subscribe().with(item -> {}));
        await().untilAsserted(() -> assertThat(provider.received()).hasSize(1));

        subscription.cancel();

        await().untilAsserted(() -> assertThat(payi.events()).hasSize(1));
        assertThat(onlyEvent().useCaseName()).isEqualTo("summary");
    }

    @Test
    void aUniThatIsCancelled() {
        provider.always(Reply.json("{}").delay(Duration.ofSeconds(5)));
        Cancellable subscription = assistant.summary(client -> client.uni(QUESTION).subscribe().with(item -> {}));
        await().untilAsserted(() -> assertThat(provider.received()).hasSize(1));

        subscription.cancel();

        IngestedEvent event = onlyEvent();
        assertThat(event.httpStatusCode()).isEqualTo(299);
        assertThat(event.properties()).containsKey("system.failure");
    }

    private void assertRefused(Function<ChatClient, ?> call) {
        ChatClient unreachable = RestClientBuilder.newBuilder()
                .baseUri(URI.create("http://127.0.0.1:" + FakeProvider.deadPort())).build(ChatClient.class);

        assertThatThrownBy(() -> assistant.summaryWith(unreachable, call))
                .satisfiesAnyOf(failure -> assertThat(failure).hasRootCauseInstanceOf(ConnectException.class),
                        failure -> assertThat(failure).isInstanceOfAny(ConnectException.class, CompletionException.class));

        IngestedEvent event = onlyEvent();
        assertThat(event.httpStatusCode()).isEqualTo(299);
        assertThat(event.units()).isEmpty();
        assertThat(event.useCaseName()).isEqualTo("summary");
        assertThat(event.resource()).isEqualTo("gpt-4o-mini");
        assertThat(event.properties()).containsEntry("system.failure", "java.net.ConnectException");
    }

    private static void assertError(IngestedEvent event, int status) {
        assertThat(event.httpStatusCode()).isEqualTo(status);
        assertThat(event.useCaseName()).isEqualTo("summary");
        assertThat(event.resource()).isEqualTo("gpt-4o-mini");
        assertThat(event.units()).isEmpty();
        assertThat(event.properties()).doesNotContainKey("payi.partial");
    }

    private static void assertPartial(IngestedEvent event) {
        assertThat(event.httpStatusCode()).isEqualTo(200);
        assertThat(event.properties()).containsEntry("payi.partial", "true");
        assertThat(event.useCaseName()).isEqualTo("summary");
        assertThat(event.resource()).isEqualTo("gpt-4o-mini");
    }

    private static String chunk(String text) {
        return Reply.data("{\"id\":\"chatcmpl-1\",\"object\":\"chat.completion.chunk\",\"model\":\"gpt-4o-mini\",\"choices\":"
                + "[{\"index\":0,\"delta\":{\"content\":\"" + text + "\"}}]}");
    }
}
