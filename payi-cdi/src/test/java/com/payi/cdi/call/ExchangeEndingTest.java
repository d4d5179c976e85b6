package com.payi.cdi.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.core.Response;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.payi.cdi.TrackContext;
import com.payi.cdi.internal.core.call.ForgottenCalls;
import com.payi.cdi.internal.edge.runtime.PayiRuntime;
import com.payi.cdi.rest.PayiFeature;
import com.payi.cdi.testing.Assistant;
import com.payi.cdi.testing.TestApplication;
import com.payi.testkit.FakeProvider;
import com.payi.testkit.IngestedEvent;
import com.payi.testkit.Reply;

/** However a call ends, there is one event: never none, never two. */
class ExchangeEndingTest {
    private static final String CHAT = "/v1/chat/completions";

    private TestApplication application;
    private Assistant assistant;
    private URI provider;

    @BeforeEach
    void start() {
        application = TestApplication.configured().start();
        assistant = application.get(Assistant.class);
        provider = application.provider().uri();
    }

    @AfterEach
    void stop() {
        application.close();
        assertThat(application.payi().violations()).isEmpty();
    }

    @Test
    void aStreamThatIsAbandonedIsReportedAsPartial() throws IOException {
        application.provider().answer(Reply.sse(List.of("data: {\"id\":\"chatcmpl-1\",\"model\":\"gpt-4o-mini\"}\n\n",
                "data: {\"id\":\"chatcmpl-1\"}\n\n", "data: [DONE]\n\n"), Duration.ofMillis(100)));
        try (InputStream stream = assistant.stream(provider)) {
            assertThat(stream.read(new byte[10])).isPositive();
        }
        IngestedEvent event = theOneEvent();
        assertThat(event.properties()).containsEntry("payi.partial", "true");
        assertThat(event.units()).isEmpty();
        assertThat(event.httpStatusCode()).isEqualTo(200);
    }

    @Test
    void aStreamThatBreaksOffIsReportedWithWhatIsKnown() {
        String first = "event: message_start\ndata: {\"type\":\"message_start\",\"message\":{\"id\":\"msg_1\",\"model\":\"claude\","
                + "\"usage\":{\"input_tokens\":30,\"output_tokens\":1}}}\n\n";
        application.provider()
                .answer(Reply.sse(List.of(first, "data: {}\n\n".repeat(50)), Duration.ofMillis(20))
                        .cutAfter(first.length() + 10));
        assertThatThrownBy(() -> assistant.post(provider, "/v1/messages", "{\"model\":\"claude\",\"stream\":true}",
                Map.of("anthropic-version", "2023-06-01"), InputStream.class).readAllBytes()).isInstanceOf(IOException.class);

        IngestedEvent event = theOneEvent();
        assertThat(event.properties()).containsEntry("payi.partial", "true");
        assertThat(event.units().get("text")).isEqualTo(new IngestedEvent.Units(30, 1));
        assertThat(event.id()).isEqualTo("msg_1");
    }

    @Test
    void anUnreadAnswerIsReportedWhenItIsClosed() {
        assistant.open(provider, CHAT, Assistant.QUESTION).close();

        assertThat(theOneEvent().properties()).containsEntry("payi.partial", "true");
    }

    @Test
    void anAnswerThatIsForgottenIsReportedOnceTheApplicationHasForgottenIt() {
        Response response = ClientBuilder.newClient().target(provider).path(CHAT).request()
                .post(Entity.json(Assistant.QUESTION));
        assertThat(response.getStatus()).isEqualTo(200);
        ForgottenCalls.forget(application.get(PayiRuntime.class).calls());

        await().untilAsserted(() -> assertThat(application.payi().events()).hasSize(1));
        assertThat(application.payi().events().get(0).httpStatusCode()).isEqualTo(200);
    }

    @Test
    void anAnswerThatIsBufferedAndReadTwiceCountsOnce() {
        try (Response response = assistant.open(provider, CHAT, Assistant.QUESTION)) {
            assertThat(response.bufferEntity()).isTrue();
            assertThat(response.readEntity(String.class)).isEqualTo(response.readEntity(String.class));
        }
        assertThat(theOneEvent().units().get("text")).isEqualTo(new IngestedEvent.Units(12, 7));
    }

    @Test
    void anErrorOfTheProviderIsReportedWithItsStatusAndWithoutItsText() {
        application.provider().answer(
                Reply.json(429, "{\"error\":{\"message\":\"you asked: secret-question\"}}").header("x-request-id", "req_7"));
        try (Response response = assistant.open(provider, CHAT, Assistant.QUESTION)) {
            assertThat(response.readEntity(String.class)).contains("secret-question");
        }
        IngestedEvent event = theOneEvent();
        assertThat(event.httpStatusCode()).isEqualTo(429);
        assertThat(event.units()).isEmpty();
        assertThat(event.id()).isEqualTo("req_7");
        assertThat(event.properties()).doesNotContainKey("system.failure");
        assertThat(event.body().toString()).doesNotContain("secret-question");
    }

    @Test
    void everyAttemptIsAnEventOfItsOwn() {
        URI unreachable = URI.create("http://127.0.0.1:" + FakeProvider.deadPort());
        TrackContext.builder().useCaseName("retried").run(() -> {
            for (int attempt = 0; attempt < 3; attempt++) {
                assertThatThrownBy(() -> assistant.ask(unreachable)).isInstanceOf(ProcessingException.class);
            }
            assistant.ask(provider);
        });
        await().untilAsserted(() -> assertThat(application.payi().events()).hasSize(4));
        assertThat(application.payi().events()).extracting(IngestedEvent::httpStatusCode)
                .containsExactlyInAnyOrder(299, 299, 299, 200);
        assertThat(application.payi().events()).extracting(IngestedEvent::useCaseId).containsOnly(
                application.payi().events().get(0).useCaseId());
    }

    @Test
    void aConnectionThatIsResetIsReported() {
        application.provider().answer(Reply.reset());
        assertThatThrownBy(() -> TrackContext.builder().build().call(() -> assistant.ask(provider)))
                .isInstanceOf(ProcessingException.class);

        IngestedEvent event = theOneEvent();
        assertThat(event.httpStatusCode()).isEqualTo(299);
        assertThat(event.properties().get("system.failure")).isNotBlank();
    }

    @Test
    void aCallThatFailsOutsideOfEveryContextIsReportedOnceItIsForgotten() {
        URI nobody = URI.create("http://127.0.0.1:" + FakeProvider.deadPort());
        assertThatThrownBy(() -> assistant.ask(nobody)).isInstanceOf(ProcessingException.class);
        ForgottenCalls.forget(application.get(PayiRuntime.class).calls());

        await().untilAsserted(() -> assertThat(application.payi().events()).hasSize(1));
        assertThat(application.payi().events().get(0).httpStatusCode()).isEqualTo(299);
    }

    @Test
    void whatIsStillOpenWhenTheApplicationEndsIsReported() {
        Response open = assistant.open(provider, CHAT, Assistant.QUESTION);
        application.stop();

        assertThat(application.payi().events()).hasSize(1);
        assertThat(application.payi().events().get(0).properties()).containsEntry("payi.partial", "true");
        open.close();
    }

    @Test
    void anAsynchronousCallIsReportedOnce() throws ExecutionException, InterruptedException {
        Client client = assistant.client();
        TrackContext.builder().useCaseName("async").open().close();
        String answer = client.target(provider).path(CHAT).request().async().post(Entity.json(Assistant.QUESTION), String.class)
                .get();

        assertThat(answer).contains("choices");
        assertThat(theOneEvent().units().get("text")).isEqualTo(new IngestedEvent.Units(12, 7));
    }

    @Test
    void registeringTwiceCountsOnce() {
        Client client = ClientBuilder.newClient().register(PayiFeature.class).register(new PayiFeature());
        client.target(provider).path(CHAT).request().post(Entity.json(Assistant.QUESTION), String.class);

        assertThat(theOneEvent().units().get("text")).isEqualTo(new IngestedEvent.Units(12, 7));
        client.close();
    }

    @Test
    void aCallThatIsNotGenAiIsLeftAlone() {
        application.provider().answer(Reply.json("{\"usage\":{\"prompt_tokens\":1}}"));
        assistant.post(provider, "/v1/orders", "{\"model\":\"x\"}", Map.of("xProxy-User-ID", "kept"), String.class);
        application.provider().answer(Reply.json("{\"id\":\"survey\"}"));
        assistant.post(provider, "/v1/responses", "{\"answer\":\"yes\"}", Map.of(), String.class);
        application.stop();

        assertThat(application.payi().requests()).isEmpty();
        assertThat(application.provider().received().get(0).header("xProxy-User-ID")).contains("kept");
    }

    @Test
    void aPackedAnswerIsReadAndReachesTheApplicationAsItWasSent() throws IOException {
        application.provider()
                .answer(Reply.json("{\"id\":\"c\",\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":4}}").gzip());
        byte[] raw = assistant.post(provider, CHAT, Assistant.QUESTION, Map.of(), InputStream.class).readAllBytes();

        assertThat(new String(new GZIPInputStream(new ByteArrayInputStream(raw)).readAllBytes(), StandardCharsets.UTF_8))
                .contains("prompt_tokens");
        assertThat(theOneEvent().units().get("text")).isEqualTo(new IngestedEvent.Units(3, 4));
    }

    @Test
    void aStreamThatIsOneJsonArrayIsReadMessageByMessage() throws IOException {
        String array = "[{\"responseId\":\"r\",\"modelVersion\":\"gemini-2.5-flash\",\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"a\"}]}}],"
                + "\"usageMetadata\":{\"promptTokenCount\":3,\"candidatesTokenCount\":1}}\n,\r\n"
                + "{\"candidates\":[{\"finishReason\":\"STOP\"}],\"usageMetadata\":{\"promptTokenCount\":3,\"candidatesTokenCount\":9}}]";
        application.provider().answer(Reply.recorded(200, Map.of("Content-Type", "application/json"),
                array.getBytes(StandardCharsets.US_ASCII)).inChunksOf(7));
        assistant.post(provider, "/v1beta/models/gemini-2.5-flash:streamGenerateContent", "{\"contents\":[]}", Map.of(),
                InputStream.class).readAllBytes();

        IngestedEvent event = theOneEvent();
        assertThat(event.units().get("text")).isEqualTo(new IngestedEvent.Units(3, 9));
        assertThat(event.resource()).isEqualTo("google.gemini-2.5-flash");
        assertThat(event.body().has("time_to_first_completion_token_ms")).isTrue();
    }

    @Test
    void aCallThatTimesOutIsReportedOnce() {
        Client impatient = ClientBuilder.newBuilder().readTimeout(200, TimeUnit.MILLISECONDS).build();
        application.provider().answer(Reply.json("{}").delay(Duration.ofMinutes(1)));
        assertThatThrownBy(() -> TrackContext.builder().build().call(() -> impatient.target(provider).path(CHAT).request()
                .post(Entity.json(Assistant.QUESTION), String.class))).isInstanceOf(ProcessingException.class);

        assertThat(theOneEvent().properties()).containsEntry("system.failure", "java.net.SocketTimeoutException");
        impatient.close();
    }

    @Test
    void aStreamThatTimesOutHalfWayIsReportedWithWhatIsKnown() {
        // The first event has to come within this time.
        Client impatient = ClientBuilder.newBuilder().readTimeout(2, TimeUnit.SECONDS).build();
        application.provider().answer(Reply.sse(List.of("data: {\"id\":\"chatcmpl-1\"}\n\n", "data: [DONE]\n\n"),
                Duration.ofMinutes(1)));
        InputStream stream = impatient.target(provider).path(CHAT).request().post(Entity.json(Assistant.STREAMED_QUESTION),
                InputStream.class);
        assertThatThrownBy(stream::readAllBytes).isInstanceOf(IOException.class);

        IngestedEvent event = theOneEvent();
        assertThat(event.properties()).containsEntry("payi.partial", "true");
        assertThat(event.id()).isEqualTo("chatcmpl-1");
        impatient.close();
    }

    @Test
    void aRedirectIsReportedWithItsStatus() {
        application.provider().answer(Reply.json(307, "{}").header("Location", provider + "/elsewhere"));
        assistant.open(provider, CHAT, Assistant.QUESTION).close();
        assertThat(theOneEvent().httpStatusCode()).isEqualTo(307);
    }

    @Test
    void aDatabricksEndpointIsTheResource() {
        application.provider().answer(Reply.json("{\"id\":\"c\",\"model\":\"meta-llama\"}"));
        assistant.post(provider, "/serving-endpoints/my-llama/invocations", "{\"messages\":[]}", Map.of(), String.class);
        assertThat(theOneEvent().resource()).isEqualTo("my-llama");
    }

    @Test
    void aVeryLargeAnswerIsReadToItsUsage() throws IOException {
        String vector = "[" + "0.0123456789,".repeat(1000) + "0.1]";
        StringBuilder body = new StringBuilder(32 * 1024 * 1024).append("{\"object\":\"list\",\"data\":[");
        while (body.length() < 30 * 1024 * 1024) {
            body.append("{\"embedding\":").append(vector).append("},");
        }
        body.append("{}],\"model\":\"text-embedding-3-small\",\"usage\":{\"prompt_tokens\":8191,\"total_tokens\":8191}}");
        byte[] bytes = body.toString().getBytes(StandardCharsets.US_ASCII);
        application.provider().answer(Reply.recorded(200, Map.of("Content-Type", "application/json"), bytes));

        InputStream answer = assistant.post(provider, "/v1/embeddings",
                "{\"model\":\"text-embedding-3-small\",\"input\":\"x\"}", Map.of(), InputStream.class);
        assertThat(answer.readAllBytes()).isEqualTo(bytes);
        answer.close();

        assertThat(theOneEvent().units().get("text")).isEqualTo(new IngestedEvent.Units(8191, 0));
        assertThat(theOneEvent().id()).startsWith("payi_");
    }

    /** Waits for the event, then for the end, so that a second one would be seen. */
    private IngestedEvent theOneEvent() {
        await().untilAsserted(() -> assertThat(application.payi().events()).isNotEmpty());
        application.stop();
        assertThat(application.payi().events()).hasSize(1);
        return application.payi().events().get(0);
    }
}
