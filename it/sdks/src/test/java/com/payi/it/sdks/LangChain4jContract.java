package com.payi.it.sdks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import com.payi.cdi.LimitBlockedException;
import com.payi.cdi.LimitStates;
import com.payi.cdi.TrackContext;
import com.payi.cdi.TrackScope;
import com.payi.testkit.FakeProvider;
import com.payi.testkit.GatedChunks;
import com.payi.testkit.IngestedEvent;
import com.payi.testkit.Reply;

import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.NonRetriableException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;

/** What holds for every model of LangChain4j on its HTTP interface. */
abstract class LangChain4jContract extends LangChain4jApplication {
    private static final String QUESTION = "Hello?";
    private static final String LIMIT = "daily";

    LangChain4jContract(LangChain4jModel model) {
        super(model);
    }

    @Test
    void document() {
        start();
        try (TrackScope scope = desk("anna").open()) {
            assertThat(chat(0).chat(QUESTION)).startsWith("Hello");
        }
        IngestedEvent event = eventsOfAllRequests(1).get(0);
        isWhole(event, "anna");
        assertThat(event.properties()).doesNotContainKey("payi.partial");
    }

    @Test
    void stream() throws Exception {
        start();
        GatedChunks chunks = gated();
        StreamedAnswer answer = StreamedAnswer.read();
        try (TrackScope scope = desk("anna").open()) {
            streaming().chat(QUESTION, answer);
        }
        assertThat(answer.first()).isEqualTo("Hello");
        assertThat(application.payi().events()).isEmpty();
        chunks.allow(1);
        assertThat(answer.whole().aiMessage().text()).startsWith("Hello");

        IngestedEvent event = eventsOfAllRequests(1).get(0);
        isWhole(event, "anna");
        assertThat(event.body().has("time_to_first_token_ms")).isTrue();
    }

    @Test
    void streamCancelledHalfway() throws Exception {
        start();
        GatedChunks chunks = gated();
        StreamedAnswer answer = StreamedAnswer.cancelled();
        try (TrackScope scope = desk("anna").open()) {
            streaming().chat(QUESTION, answer);
        }
        assertThat(answer.first()).isEqualTo("Hello");

        IngestedEvent event = eventsOfAllRequests(1).get(0);
        assertThat(event.properties()).containsEntry("payi.partial", "true");
        assertThat(event.useCaseName()).isEqualTo("desk");
        chunks.allow(1);
    }

    @Test
    void providerError() throws Exception {
        start();
        application.provider().reset();
        application.provider().always(Reply.json(400, "{\"error\":{\"message\":\"no such tool\"}}"));
        StreamedAnswer streamed = StreamedAnswer.read();
        try (TrackScope scope = desk("anna").open()) {
            assertThatThrownBy(() -> chat(2).chat(QUESTION)).hasMessageContaining("no such tool");
            streaming().chat(QUESTION, streamed);
            assertThat(streamed.failure()).hasMessageContaining("no such tool");
        }
        assertThat(eventsOfAllRequests(2)).allSatisfy(event -> {
            assertThat(event.httpStatusCode()).isEqualTo(400);
            assertThat(event.units()).isEmpty();
            assertThat(event.userId()).isEqualTo("anna");
        });
    }

    @Test
    void retryAfter500() {
        start();
        application.provider().reset();
        application.provider().on(request -> application.provider().received().size() == 1,
                request -> Reply.json(500, "{\"error\":{\"message\":\"out of order\"}}"));
        model.prepare(application.provider());
        try (TrackScope scope = desk("anna").open()) {
            assertThat(chat(2).chat(QUESTION)).startsWith("Hello");
        }
        List<IngestedEvent> events = eventsOfAllRequests(2);
        assertThat(events).extracting(IngestedEvent::httpStatusCode).containsExactlyInAnyOrder(500, 200);
        assertThat(events).extracting(IngestedEvent::useCaseId).doesNotContainNull();
        assertThat(events.stream().map(IngestedEvent::useCaseId).distinct()).hasSize(1);
    }

    @Test
    void connectionRefused() throws Exception {
        start();
        URI dead = URI.create("http://127.0.0.1:" + FakeProvider.deadPort());
        StreamedAnswer streamed = StreamedAnswer.read();
        try (TrackScope scope = desk("anna").open()) {
            assertThatThrownBy(() -> model.chat(settings(dead, 0)).chat(QUESTION)).isInstanceOf(RuntimeException.class);
            model.stream(settings(dead, 0)).chat(QUESTION, streamed);
            assertThat(streamed.failure()).isNotNull();
        }
        assertThat(events(2)).allSatisfy(event -> {
            assertThat(event.httpStatusCode()).isEqualTo(299);
            assertThat(event.properties().get("system.failure")).containsPattern("ConnectException|ClosedChannelException");
            assertThat(event.useCaseName()).isEqualTo("desk");
        });
    }

    @Test
    void twoUsersInParallel() throws Exception {
        start();
        int each = 20;
        ChatModel chat = chat(0);
        StreamingChatModel streaming = streaming();
        CountDownLatch together = new CountDownLatch(2);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<CompletableFuture<Void>> branches = List.of("left", "right").stream()
                    .map(user -> CompletableFuture.runAsync(() -> branch(user, each, chat, streaming, together), threads))
                    .toList();
            for (CompletableFuture<Void> branch : branches) {
                branch.get(60, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdown();
        }
        List<IngestedEvent> events = eventsOfAllRequests(4 * each);
        assertThat(events).allSatisfy(event -> assertThat(event.resource()).endsWith(event.userId()));
        assertThat(events.stream().filter(event -> "left".equals(event.userId()))).hasSize(2 * each);
    }

    private void branch(String user, int calls, ChatModel chat, StreamingChatModel streaming, CountDownLatch together) {
        try (TrackScope scope = desk(user).open()) {
            together.countDown();
            together.await(20, TimeUnit.SECONDS);
            for (int i = 0; i < calls; i++) {
                chat.chat(askedOf("model-" + user));
                StreamedAnswer answer = StreamedAnswer.read();
                streaming.chat(askedOf("model-" + user), answer);
                answer.whole();
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static ChatRequest askedOf(String modelName) {
        return ChatRequest.builder().messages(UserMessage.from(QUESTION)).modelName(modelName).build();
    }

    /** The callbacks of a stream run on a thread of the HTTP client. */
    @Test
    void asyncHasTheRightUser() throws Exception {
        start();
        ChatModel chat = chat(0);
        Thread caller = Thread.currentThread();
        StreamedAnswer answer = StreamedAnswer.andThen(() -> {
            assertThat(Thread.currentThread()).isNotSameAs(caller);
            return chat.chat(QUESTION);
        });
        try (TrackScope scope = desk("anna").open()) {
            streaming().chat(QUESTION, answer);
        }
        answer.whole();
        assertThat(eventsOfAllRequests(2)).allSatisfy(event -> isWhole(event, "anna"));
    }

    @Test
    void proxyModeWithLastResult() throws Exception {
        start("payi.proxy", "true");
        application.payi().proxyTo("openai", application.provider().uri())
                .proxyTo("anthropic", application.provider().uri());
        StreamedAnswer streamed = StreamedAnswer.read();
        try (TrackScope scope = desk("anna").open()) {
            assertThat(chat(0).chat(QUESTION)).startsWith("Hello");
            assertThat(TrackContext.current().lastResult()).isPresent();
            streaming().chat(QUESTION, streamed);
            streamed.whole();
        }
        assertThat(application.payi().proxied()).hasSize(2).allSatisfy(call -> {
            assertThat(call.header("xProxy-UseCase-Name")).hasValue("desk");
            assertThat(call.header("xProxy-User-ID")).hasValue("anna");
        });
        assertThat(application.provider().received()).hasSize(2).allSatisfy(request -> assertThat(request.headers().keySet())
                .noneMatch(name -> name.toLowerCase().startsWith("xproxy-")));
        assertThat(application.payi().events()).isEmpty();
    }

    @Test
    void blockedCallIsRefused() throws Exception {
        start("payi.limits.on-blocked", "block", "payi.limit-ids", LIMIT);
        application.payi().limitState(LIMIT, "blocked");
        StreamedAnswer streamed = StreamedAnswer.read();
        try (TrackScope scope = desk("anna").open()) {
            chat(0).chat(QUESTION);
            await().untilAsserted(() -> assertThat(application.get(LimitStates.class).isBlocked(LIMIT)).isTrue());

            assertThatThrownBy(() -> chat(3).chat(QUESTION)).isInstanceOf(NonRetriableException.class)
                    .satisfies(LangChain4jContract::namesTheLimit);
            streaming().chat(QUESTION, streamed);
            assertThat(streamed.failure()).isExactlyInstanceOf(LimitBlockedException.class)
                    .satisfies(LangChain4jContract::namesTheLimit);
        }
        eventsOfAllRequests(1);
    }

    private static void namesTheLimit(Throwable thrown) {
        assertThat(LimitBlockedException.findIn(thrown).orElseThrow().limitIds()).containsExactly(LIMIT);
    }

    @Test
    void aCallThatPayiRefusesIsNotRepeated() throws Exception {
        start("payi.proxy", "true", "payi.limit-ids", LIMIT);
        application.payi().limitState(LIMIT, "blocked").proxyTo("openai", application.provider().uri())
                .proxyTo("anthropic", application.provider().uri());
        StreamedAnswer streamed = StreamedAnswer.read();
        try (TrackScope scope = desk("anna").open()) {
            assertThatThrownBy(() -> chat(3).chat(QUESTION)).isInstanceOf(NonRetriableException.class)
                    .satisfies(thrown -> assertThat(LimitBlockedException.findIn(thrown)).isPresent());
            streaming().chat(QUESTION, streamed);
            assertThat(streamed.failure()).isExactlyInstanceOf(LimitBlockedException.class);
        }
        assertThat(application.payi().proxied()).hasSize(2);
        assertThat(application.provider().received()).isEmpty();
    }

    /** The HTTP client that LangChain4j comes with unpacks nothing, and so it asks for nothing packed. */
    @Test
    void gzip() {
        start();
        try (TrackScope scope = desk("anna").open()) {
            chat(0).chat(QUESTION);
        }
        isWhole(eventsOfAllRequests(1).get(0), "anna");
        assertThat(application.provider().received().get(0).header("Accept-Encoding")).isEmpty();
    }
}
