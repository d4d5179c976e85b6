package com.payi.it.quarkus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.junit.jupiter.api.Test;

import com.payi.cdi.rest.PayiFeature;
import com.payi.quarkus.runtime.QuarkusClientFilter;
import com.payi.testkit.FakeProvider;
import com.payi.testkit.GatedChunks;
import com.payi.testkit.IngestedEvent;
import com.payi.testkit.Reply;

import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import io.quarkus.test.junit.QuarkusTest;

/** Every kind of result, of every kind of client, gives one complete event. */
@QuarkusTest
class ResultTypeTest extends ApplicationTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Question QUESTION = Question.to("gpt-4o-mini");

    @Test
    void text() {
        assertThat(assistant.<String>summary(client -> client.text(QUESTION))).contains("choices");
        assertComplete(onlyEvent());
    }

    @Test
    void pojo() {
        assertThat(assistant.summary(client -> client.pojo(QUESTION)).model()).isEqualTo("gpt-4o-mini");
        assertComplete(onlyEvent());
    }

    @Test
    void uni() {
        assertThat(assistant.summary(client -> client.uni(QUESTION).await().atMost(PATIENCE)).model())
                .isEqualTo("gpt-4o-mini");
        assertComplete(onlyEvent());
    }

    @Test
    void completionStage() {
        assertThat(assistant.summary(client -> client.stage(QUESTION)).toCompletableFuture().join().model())
                .isEqualTo("gpt-4o-mini");
        assertComplete(onlyEvent());
    }

    @Test
    void response() {
        try (Response response = assistant.summary(client -> client.response(QUESTION))) {
            assertThat(response.readEntity(String.class)).contains("choices");
        }
        assertComplete(onlyEvent());
    }

    @Test
    void responseThatComesLater() {
        Response response = assistant.summary(client -> client.uniResponse(QUESTION).await().atMost(PATIENCE));
        assertThat(response.readEntity(String.class)).contains("choices");
        assertComplete(onlyEvent());
    }

    @Test
    void inputStream() throws IOException {
        try (InputStream answer = assistant.summary(client -> client.inputStream(QUESTION))) {
            assertThat(new String(answer.readAllBytes(), StandardCharsets.UTF_8)).contains("choices");
        }
        assertComplete(onlyEvent());
    }

    @Test
    void streamOfTexts() {
        List<String> texts = assistant.summary(client -> client.texts(Question.streamed("gpt-4o-mini")).collect().asList()
                .await().atMost(PATIENCE));
        assertThat(texts).last().isEqualTo("[DONE]");
        assertComplete(onlyEvent());
        assertThat(onlyEvent().body().has("time_to_first_token_ms")).isTrue();
    }

    @Test
    void theUsageOfAStreamIsAskedForAndHidden() {
        List<String> texts = assistant.summary(client -> client.texts(Question.plainlyStreamed("gpt-4o-mini")).collect()
                .asList().await().atMost(PATIENCE));
        assertThat(texts).noneMatch(text -> text.contains("prompt_tokens")).last().isEqualTo("[DONE]");
        assertThat(provider.received().get(0).json().at("/stream_options/include_usage").asBoolean()).isTrue();
        assertComplete(onlyEvent());
    }

    @Test
    void theUsageOfAStreamThatIsReadAsTextIsAskedForAndHidden() {
        String text = assistant.summary(client -> client.text(Question.plainlyStreamed("gpt-4o-mini")));
        assertThat(text).contains("[DONE]").doesNotContain("prompt_tokens");
        assertComplete(onlyEvent());
    }

    /**
     * Answers come before those who asked for them are back from asking: with more of them than processors, some do. The client
     * closes the connection of a stream at its end, now and then under another call that has just got it from the pool; such
     * a call fails, and is no concern of this test.
     */
    @Test
    void streamsAreCompleteHoweverSoonTheyCome() {
        int count = 200;
        ExecutorService callers = Executors.newFixedThreadPool(40);
        try {
            List<CompletableFuture<String>> lastTexts = Stream.generate(() -> CompletableFuture.supplyAsync(
                    () -> assistant.summary(client -> client.texts(Question.streamed("gpt-4o-mini")).collect().last().await()
                            .atMost(PATIENCE)),
                    callers).exceptionally(failure -> "failed")).limit(count).toList();
            long complete = lastTexts.stream().map(CompletableFuture::join).filter("[DONE]"::equals).count();

            assertThat(complete).isGreaterThan(count / 2);
            assertThat(onlyEvents(count)).filteredOn(event -> event.units().containsKey("text")
                    && !event.properties().containsKey("payi.partial")).hasSize((int) complete);
        } finally {
            callers.shutdown();
        }
    }

    /**
     * The provider sends an event only after the application has read the one before, so a stream that anybody holds back never
     * ends. The pause after each event is between the first token and the end, however long anything else takes.
     */
    @Test
    void streamsReachTheApplicationEventByEvent() {
        int pauseMillis = 150;
        GatedChunks events = new GatedChunks(
                List.of(Reply.data("{\"id\":\"chatcmpl-1\"}"), Reply.data("{}"), Reply.data("[DONE]")));
        provider.always(Reply.streamed(200, Map.of("Content-Type", "text/event-stream"), () -> events));
        Executor later = CompletableFuture.delayedExecutor(pauseMillis, TimeUnit.MILLISECONDS);

        List<String> texts = assistant.summary(client -> client.texts(Question.streamed("gpt-4o-mini"))
                .invoke(text -> later.execute(() -> events.allow(1))).collect().asList().await().atMost(PATIENCE));

        assertThat(texts).hasSize(3);
        assertThat(onlyEvent().body().get("time_to_first_token_ms").asInt())
                .isLessThan(onlyEvent().body().get("end_to_end_latency_ms").asInt() - pauseMillis);
    }

    @Test
    void streamOfEvents() {
        List<String> texts = assistant.summary(client -> client.events(Question.streamed("gpt-4o-mini"))
                .map(event -> event.data()).collect().asList().await().atMost(PATIENCE));
        assertThat(texts).last().isEqualTo("[DONE]");
        assertComplete(onlyEvent());
    }

    @Test
    void clientOfRestClientBuilder() {
        ChatClient built = RestClientBuilder.newBuilder().baseUri(provider.uri()).build(ChatClient.class);
        assistant.summaryWith(built, client -> client.pojo(QUESTION));
        assertComplete(onlyEvent());
    }

    @Test
    void clientOfJaxRsThatTheFeatureIsRegisteredWith() {
        Client client = ClientBuilder.newClient().register(PayiFeature.class);
        assertThat(client.getConfiguration().isRegistered(QuarkusClientFilter.class)).isTrue();
        String answer = assistant.<String>summary(unused -> client.target(provider.uri()).path("/v1/chat/completions").request()
                .post(Entity.json(QUESTION), String.class));
        assertThat(answer).contains("choices");
        assertComplete(onlyEvent());
        client.close();
    }

    @Test
    void clientOfJaxRsWithNothingRegistered() {
        try (Client client = ClientBuilder.newClient()) {
            String answer = assistant.<String>summary(unused -> client.target(provider.uri()).path("/v1/chat/completions")
                    .request().post(Entity.json(QUESTION), String.class));
            assertThat(answer).contains("choices");
        }
        assertComplete(onlyEvent());
    }

    @Test
    void asynchronousCallOfAClientOfJaxRsWithNothingRegistered() {
        try (Client client = ClientBuilder.newClient()) {
            String answer = assistant.<CompletionStage<String>>summary(unused -> client.target(provider.uri())
                    .path("/v1/chat/completions").request().rx().post(Entity.json(QUESTION), String.class))
                    .toCompletableFuture().join();
            assertThat(answer).contains("choices");
        }
        assertComplete(onlyEvent());
    }

    @Test
    void theUsageOfAStreamOfAClientOfJaxRsIsAskedForAndHidden() {
        try (Client client = ClientBuilder.newClient()) {
            String answer = assistant.<String>summary(unused -> client.target(provider.uri()).path("/v1/chat/completions")
                    .request().post(Entity.json(Question.plainlyStreamed("gpt-4o-mini")), String.class));
            assertThat(answer).contains("[DONE]").doesNotContain("prompt_tokens");
        }
        assertComplete(onlyEvent());
    }

    @Test
    void clientOfQuarkusRestClientBuilder() {
        ChatClient built = QuarkusRestClientBuilder.newBuilder().baseUri(provider.uri()).build(ChatClient.class);
        assistant.summaryWith(built, client -> client.pojo(QUESTION));
        assertComplete(onlyEvent());
    }

    /** The answer names another model: what was asked for can be known from the bytes of the request alone. */
    @Test
    void theModelIsTheOneThatWasAskedFor() {
        provider.answer(Reply.json("{\"id\":\"chatcmpl-asked\",\"model\":\"gpt-4o-mini-2024-07-18\",\"choices\":[],"
                + "\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":4,\"total_tokens\":7}}"));
        assertThat(assistant.summary(client -> client.pojo(QUESTION)).model()).isEqualTo("gpt-4o-mini-2024-07-18");
        IngestedEvent event = onlyEvent();
        assertThat(event.resource()).isEqualTo("gpt-4o-mini");
        assertThat(event.id()).isEqualTo("chatcmpl-asked");
        assertThat(event.units().get("text")).isEqualTo(new IngestedEvent.Units(3, 4));
    }

    private void assertComplete(IngestedEvent event) {
        assertThat(event.useCaseName()).isEqualTo("summary");
        assertThat(event.useCaseId()).hasSize(36);
        assertThat(event.userId()).isEqualTo("anna");
        assertThat(event.limitIds()).containsExactly("daily_budget");
        assertThat(event.category()).isEqualTo("system.openai");
        assertThat(event.resource()).isEqualTo("gpt-4o-mini");
        assertThat(event.httpStatusCode()).isEqualTo(200);
        assertThat(event.properties()).doesNotContainKey("payi.partial");
        assertThat(event.units().get("text"))
                .isEqualTo(new IngestedEvent.Units(FakeProvider.INPUT_TOKENS, FakeProvider.OUTPUT_TOKENS));
        assertThat(provider.received()).hasSize(1);
        assertThat(payi.proxied()).isEmpty();
    }
}
