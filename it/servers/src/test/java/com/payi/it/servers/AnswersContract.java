package com.payi.it.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

import com.payi.testkit.FakeProvider;
import com.payi.testkit.IngestedEvent;
import com.payi.testkit.Reply;

/** What an application may expect of the library whatever a provider answers, or does not answer. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AnswersContract {
    private static final int LARGE = 30 << 20;
    private static final IngestedEvent.Units THREE_AND_TWO = new IngestedEvent.Units(3, 2);

    private final Installation installation;

    private URI application;

    AnswersContract(Installation installation) {
        this.installation = installation;
    }

    @BeforeAll
    void deploy() {
        application = installation.application();
    }

    @Test
    @Shows(Behaviour.STREAM)
    void aStreamReachesTheApplicationAsItComesAndIsReportedOnce() throws IOException {
        CountDownLatch firstWasRead = new CountDownLatch(1);
        installation.provider().on(request -> request.bodyText().contains("\"streamed\""), request -> Reply.streamed(200,
                Map.of("Content-Type", "text/event-stream"), chunks(firstWasRead)));

        try (BufferedReader lines = new BufferedReader(new InputStreamReader(streamed(), StandardCharsets.UTF_8))) {
            assertThat(lines.readLine()).contains("Hello");
            assertThat(installation.events("streamed")).isEmpty();
            firstWasRead.countDown();
            assertThat(lines.lines()).contains("data: [DONE]");
        }

        IngestedEvent event = installation.event("streamed");
        assertThat(event.useCaseName()).isEqualTo("document_translation");
        assertThat(event.units()).isEqualTo(Map.of("text", new IngestedEvent.Units(3, 2)));
        assertThat(event.body().has("time_to_first_token_ms")).isTrue();
    }

    private InputStream streamed() {
        return installation.open(application, "documents/translation", "streamed").body();
    }

    /** The second chunk exists only after the first was read. */
    private static Iterable<byte[]> chunks(CountDownLatch firstWasRead) {
        String first = Reply
                .data("{\"id\":\"chatcmpl-streamed\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Hello\"}}]}");
        String rest = Reply.data("{\"id\":\"chatcmpl-streamed\",\"choices\":[],\"usage\":{\"prompt_tokens\":3,"
                + "\"completion_tokens\":2,\"total_tokens\":5}}") + Reply.data("[DONE]");
        return () -> Stream.of(first, rest).peek(chunk -> {
            if (chunk == rest) {
                await(firstWasRead);
            }
        }).map(chunk -> chunk.getBytes(StandardCharsets.UTF_8)).iterator();
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("The first chunk was never read");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    @Shows(Behaviour.REFUSED)
    void aRefusedConnectionIsReportedWithWhatFailed() {
        URI dead = URI.create("http://127.0.0.1:" + FakeProvider.deadPort());

        assertThat(installation.call(application, "documents/summary", "refused", dead).statusCode()).isEqualTo(500);

        IngestedEvent event = installation.event("refused");
        assertThat(event.useCaseName()).isEqualTo("document_summary");
        assertThat(event.httpStatusCode()).isEqualTo(299);
        assertThat(event.units()).isEmpty();
        assertThat(event.properties().get("system.failure")).endsWith("ConnectException");
    }

    @Test
    @Shows(Behaviour.GZIP)
    void aCompressedAnswerIsReadAndStaysAsItIs() {
        String answer = answer("short");
        answersTo("gzip", Reply.json(answer).gzip());

        assertThat(installation.call(application, "documents/gzip", "gzip").body()).isEqualTo(answer);

        assertThat(installation.event("gzip").units()).isEqualTo(Map.of("text", THREE_AND_TWO));
        assertThat(installation.event("gzip").useCaseName()).isEqualTo("document_archive");
    }

    @Test
    @Shows(Behaviour.LARGE)
    void anAnswerOf30MegabytesIsReadAsItPasses() {
        String answer = answer("x".repeat(LARGE));
        answersTo("large", Reply.json(answer));

        assertThat(installation.call(application, "documents/large", "large").body())
                .isEqualTo(Integer.toString(answer.length()));

        assertThat(installation.event("large").units()).isEqualTo(Map.of("text", THREE_AND_TWO));
    }

    /** Its usage comes last. */
    private static String answer(String content) {
        return "{\"id\":\"chatcmpl-" + content.length() + "\",\"object\":\"chat.completion\",\"choices\":[{\"index\":0,"
                + "\"message\":{\"role\":\"assistant\",\"content\":\"" + content + "\"},\"finish_reason\":\"stop\"}],"
                + "\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":2,\"total_tokens\":5}}";
    }

    private void answersTo(String model, Reply reply) {
        installation.provider().on(request -> request.bodyText().contains("\"" + model + "\""), request -> reply);
    }

    @Test
    @Shows(Behaviour.ERROR)
    void anErrorOfTheProviderReachesTheApplicationAndIsReported() {
        answersTo("overloaded", Reply.json(429, "{\"error\":{\"message\":\"Too many requests\"}}"));

        HttpResponse<String> answer = installation.call(application, "documents/summary", "overloaded");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("429");
        IngestedEvent event = installation.event("overloaded");
        assertThat(event.httpStatusCode()).isEqualTo(429);
        assertThat(event.units()).isEmpty();
        assertThat(event.useCaseName()).isEqualTo("document_summary");
    }
}
