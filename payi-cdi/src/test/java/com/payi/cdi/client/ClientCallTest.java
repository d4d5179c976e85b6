package com.payi.cdi.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import com.payi.cdi.LimitBlockedException;
import com.payi.cdi.PayiHeaders;
import com.payi.cdi.TrackContext;
import com.payi.cdi.TrackScope;
import com.payi.cdi.testing.LogCapture;
import com.payi.cdi.testing.TestApplication;
import com.payi.testkit.FakePayi;
import com.payi.testkit.IngestedEvent;

/** What an adapter gets of a call, and what Pay-i gets of it. */
class ClientCallTest {
    private static final URI CHAT = URI.create("https://api.openai.com/v1/chat/completions");
    private static final byte[] QUESTION = bytes("{\"model\":\"gpt-4o-mini\",\"messages\":[]}");
    private static final byte[] STREAMED = bytes("{\"model\":\"gpt-4o-mini\",\"stream\":true,\"messages\":[]}");
    private static final String USAGE_EVENT = "data: {\"id\":\"chatcmpl-7\",\"choices\":[],"
            + "\"usage\":{\"prompt_tokens\":11,\"completion_tokens\":5}}\n\n";
    private static final String FIRST_EVENT = "data: {\"id\":\"chatcmpl-7\",\"choices\":[{\"index\":0,"
            + "\"delta\":{\"content\":\"Hi\"},\"finish_reason\":\"stop\"}]}\n\n";
    private static final String LAST_EVENT = "data: [DONE]\n\n";

    private final TestApplication application = TestApplication.configured();

    @AfterEach
    void stop() {
        application.close();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] answer(String id) {
        return bytes("{\"id\":\"" + id + "\",\"model\":\"gpt-4o-mini\",\"choices\":[{\"index\":0,"
                + "\"message\":{\"role\":\"assistant\",\"content\":\"Hi\"},\"finish_reason\":\"stop\"}],"
                + "\"usage\":{\"prompt_tokens\":11,\"completion_tokens\":5}}");
    }

    private ClientCall begin() {
        return ClientCall.begin(ClientRequest.builder("POST", CHAT).header("Content-Type", "application/json").build());
    }

    private IngestedEvent event() {
        await().until(() -> application.payi().events().size() == 1);
        return application.payi().events().get(0);
    }

    private static void answered(ClientCall call, int status, String type) {
        call.answered(status, Map.of("content-type", type)::get);
    }

    @Nested
    class Reporting {
        @Test
        void wholeBodiesGiveOneEventInTheContextOfTheThread() {
            application.start();

            try (TrackScope scope = TrackContext.builder().useCaseName("chat").userId("anna").open()) {
                ClientCall call = begin();
                assertThat(call.isTracked()).isTrue();
                assertThat(call.uri()).isEqualTo(CHAT);
                assertThat(call.headersToSet()).isEmpty();
                assertThat(call.request(QUESTION)).isEqualTo(QUESTION);
                answered(call, 200, "application/json");
                assertThat(call.answer(answer("chatcmpl-1"))).isEqualTo(answer("chatcmpl-1"));
                call.ended();
                call.failed(new IOException("too late"));
            }

            IngestedEvent event = event();
            assertThat(event.id()).isEqualTo("chatcmpl-1");
            assertThat(event.resource()).isEqualTo("gpt-4o-mini");
            assertThat(event.useCaseName()).isEqualTo("chat");
            assertThat(event.userId()).isEqualTo("anna");
            assertThat(event.units()).containsEntry("text", new IngestedEvent.Units(11, 5));
        }

        @Test
        void theContextIsThatOfTheThreadThatAskedForTheCall() throws InterruptedException {
            application.start();
            CallContext asked;
            try (TrackScope scope = TrackContext.builder().useCaseName("chat").userId("anna").open()) {
                asked = CallContext.current();
            }

            Thread sender = new Thread(() -> {
                Thread.currentThread().setContextClassLoader(null);
                ClientCall call = ClientCall.begin(ClientRequest.builder("POST", CHAT).context(asked).build());
                call.request(QUESTION);
                answered(call, 200, "application/json");
                call.answer(answer("chatcmpl-2"));
                asked.run(() -> assertThat(TrackContext.current().userId()).contains("anna"));
                assertThat(TrackContext.current().userId()).isEmpty();
            });
            sender.start();
            sender.join();

            assertThat(event().userId()).isEqualTo("anna");
        }

        @Test
        void aStreamPassesAsItIsReadAndItsUsageIsAskedForAndHidden() throws IOException {
            application.start();
            String withoutUsage = FIRST_EVENT + LAST_EVENT;

            try (TrackScope scope = TrackContext.builder().useCaseName("chat").open()) {
                ClientCall call = begin();
                assertThat(call.mayChangeBody()).isTrue();
                assertThat(new String(call.request(STREAMED), StandardCharsets.UTF_8)).contains("\"include_usage\":true");
                answered(call, 200, "text/event-stream");
                try (InputStream read = call.answer(
                        new ByteArrayInputStream(bytes(FIRST_EVENT + USAGE_EVENT + LAST_EVENT)))) {
                    assertThat(new String(read.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(withoutUsage);
                }
            }

            assertThat(event().units()).containsEntry("text", new IngestedEvent.Units(11, 5));
        }

        @Test
        void aPublishedStreamKeepsItsDemandAlsoWhereAPartIsHidden() {
            application.start();
            PublishedParts parts = new PublishedParts(
                    List.of(bytes(FIRST_EVENT), bytes(USAGE_EVENT), bytes(LAST_EVENT)));
            CollectedBody body = new CollectedBody(1);

            try (TrackScope scope = TrackContext.builder().useCaseName("chat").open()) {
                ClientCall call = begin();
                CollectedBody sent = new CollectedBody(Long.MAX_VALUE);
                call.request(new PublishedParts(List.of(STREAMED))).subscribe(sent);
                assertThat(sent.text()).contains("\"include_usage\":true");
                answered(call, 200, "text/event-stream");
                call.answer(parts).subscribe(body);
            }

            assertThat(body.isComplete()).isTrue();
            assertThat(body.text()).isEqualTo(FIRST_EVENT + LAST_EVENT);
            assertThat(body.parts()).isEqualTo(2);
            assertThat(event().units()).containsEntry("text", new IngestedEvent.Units(11, 5));
        }

        @Test
        void aPublishedStreamThatIsCancelledIsPartial() {
            application.start();
            try (TrackScope scope = TrackContext.builder().useCaseName("chat").open()) {
                ClientCall call = begin();
                call.request(QUESTION);
                answered(call, 200, "text/event-stream");
                CollectedBody body = new CollectedBody(1);
                call.answer(new PublishedParts(List.of(bytes(
                        "data: {\"id\":\"chatcmpl-7\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"H\"}}]}\n\n"),
                        bytes(LAST_EVENT)), 1)).subscribe(body);
                body.cancel();
            }

            assertThat(event().properties()).containsEntry("payi.partial", "true");
        }

        @Test
        void partsOfAnyBufferAreShownWithoutBeingConsumed() {
            application.start();
            byte[] whole = answer("chatcmpl-3");
            ByteBuffer direct = ByteBuffer.allocateDirect(whole.length).put(whole).flip();

            try (TrackScope scope = TrackContext.builder().useCaseName("chat").open()) {
                ClientCall call = begin();
                call.request(QUESTION);
                answered(call, 200, "application/json");
                assertThat(call.answerPart(direct)).isSameAs(direct);
                assertThat(direct.remaining()).isEqualTo(whole.length);
                assertThat(call.answerRest().hasRemaining()).isFalse();
                call.ended();
            }

            assertThat(event().id()).isEqualTo("chatcmpl-3");
        }

        @Test
        void aCallThatFailsOrIsCancelledBeforeItsAnswerIsReportedWithItsModel() throws IOException {
            application.start();
            try (TrackScope scope = TrackContext.builder().useCaseName("chat").open()) {
                ClientCall refused = begin();
                try (OutputStream out = refused.request(new ByteArrayOutputStream())) {
                    out.write(QUESTION);
                }
                refused.failed(new ConnectException("Connection refused"));
                ClientCall cancelled = begin();
                cancelled.request(QUESTION);
                cancelled.cancelled();
            }

            await().until(() -> application.payi().events().size() == 2);
            assertThat(application.payi().events()).allSatisfy(event -> {
                assertThat(event.resource()).isEqualTo("gpt-4o-mini");
                assertThat(event.httpStatusCode()).isEqualTo(299);
            }).extracting(event -> event.properties().get("system.failure"))
                    .containsExactly("java.net.ConnectException",
                            "java.util.concurrent.CancellationException");
        }

        @Test
        void anAnswerWithoutBodyIsWholeAtOnce() {
            application.start();
            try (TrackScope scope = TrackContext.builder().useCaseName("chat").open()) {
                ClientCall call = begin();
                call.request(QUESTION);
                call.answered(503, Map.of("Content-Length", "0")::get);
            }

            assertThat(event().httpStatusCode()).isEqualTo(503);
        }
    }

    @Nested
    class Once {
        @Test
        void anAdapterBelowAnotherOneLeavesTheRequestAlone() {
            application.start();
            try (TrackScope scope = TrackContext.builder().useCaseName("chat").open()) {
                ClientCall outer = begin();
                try (TrackScope sending = outer.sending()) {
                    assertThat(begin().isTracked()).isFalse();
                    assertThat(ClientCall.begin(ClientRequest.builder("POST", URI.create(
                            "https://api.openai.com/v1/embeddings")).build()).isTracked()).isTrue();
                    CallContext.current().run(() -> assertThat(begin().isTracked()).isTrue());
                    assertThat(begin().isTracked()).isFalse();
                }
                assertThat(begin().isTracked()).isTrue();
            }
        }

        @Test
        void whatIsNoGenAiCallIsLeftAlone() {
            application.start();
            try (TrackScope scope = TrackContext.builder().useCaseName("chat").open()) {
                ClientCall call = ClientCall.begin(ClientRequest.builder("POST", URI.create("https://example.com/orders"))
                        .header("Content-Type", "application/json").build());

                assertThat(call.isTracked()).isFalse();
                assertThat(call.request(QUESTION)).isSameAs(QUESTION);
                answered(call, 200, "application/json");
                assertThat(call.answer(QUESTION)).isSameAs(QUESTION);
            }
        }

        @Test
        void aCallOutsideOfEveryContextLosesThePayiKeyAndIsNotFollowed() {
            application.with("payi.global-context", "false").start();

            ClientCall call = ClientCall.begin(ClientRequest.builder("POST", CHAT)
                    .header(PayiHeaders.API_KEY, "secret").build());

            assertThat(call.isTracked()).isFalse();
            assertThat(call.headersToRemove()).contains(PayiHeaders.API_KEY);
        }
    }

    @Nested
    class ThroughPayi {
        private static final String REFUSED = "{\"xproxy_error\":{\"code\":\"limit_reached\",\"message\":\"no more\"},"
                + "\"xproxy_result\":{\"request_id\":1,\"limits\":{\"daily\":{\"state\":\"blocked\"}},"
                + "\"blocked_limit_ids\":[\"daily\"]}}";

        @Test
        void theAdapterGetsTheAddressAndTheHeadersOfPayi() {
            application.with("payi.proxy", "true").start();
            try (TrackScope scope = TrackContext.builder().useCaseName("chat").userId("anna").open()) {
                ClientCall call = ClientCall.begin(ClientRequest.builder("POST", CHAT)
                        .header("XPROXY-USER-ID", "eve").build());

                assertThat(call.isProxied()).isTrue();
                assertThat(call.uri()).hasToString(application.payi().uri() + "/api/v1/proxy/openai/v1/chat/completions");
                assertThat(call.headersToRemove().contains("xproxy-user-id")).isTrue();
                assertThat(call.headersToSet()).containsEntry(PayiHeaders.USER_ID, "eve")
                        .containsEntry(PayiHeaders.USE_CASE_NAME, "chat")
                        .containsEntry(PayiHeaders.API_KEY, FakePayi.DEFAULT_API_KEY);
                assertThat(call.mayChangeBody()).isFalse();
                call.request(QUESTION);
                answered(call, 200, "application/json");
                call.answer(bytes("{\"id\":\"chatcmpl-4\",\"xproxy_result\":{\"request_id\":4,\"cost\":{}}}"));
                assertThat(TrackContext.current().lastResult()).isPresent();
            }
        }

        @Test
        void aRequestThatCannotBeSentElsewhereIsReported() {
            application.with("payi.proxy", "true").start();
            try (LogCapture log = new LogCapture(); TrackScope scope = TrackContext.builder().useCaseName("chat").open()) {
                ClientCall call = ClientCall.begin(ClientRequest.builder("POST", CHAT).routable(false).build());

                assertThat(call.isProxied()).isFalse();
                assertThat(call.uri()).isEqualTo(CHAT);
                call.request(QUESTION);
                answered(call, 200, "application/json");
                call.answer(answer("chatcmpl-6"));
                assertThat(log.lines()).anyMatch(line -> line.contains("PAYI00251"));
            }

            assertThat(event().id()).isEqualTo("chatcmpl-6");
        }

        @Test
        void aRefusalIsReadFromTheAnswer() {
            application.with("payi.proxy", "true").start();
            try (TrackScope scope = TrackContext.builder().useCaseName("chat").limitIds("daily").open()) {
                ClientCall call = begin();
                answered(call, 400, "application/json");

                assertThat(call.refusal(400, call.answer(bytes(REFUSED))).orElseThrow().limitIds())
                        .containsExactly("daily");
                assertThat(call.refusal(400, bytes("{\"error\":{}}"))).isEmpty();
                assertThat(call.refusal(200, bytes(REFUSED))).isEmpty();
            }
        }

        @Test
        void anAnswerOfAProviderIsNoRefusal() {
            application.start();
            try (TrackScope scope = TrackContext.builder().useCaseName("chat").open()) {
                ClientCall call = begin();
                answered(call, 400, "application/json");

                assertThat(call.refusal(400, bytes(REFUSED))).isEmpty();
                call.answer(bytes("{}"));
            }
        }

        @Test
        void aCallUnderABlockedLimitMustNotBeSent() {
            application.with("payi.proxy", "true").with("payi.limits.on-blocked", "block").start();
            try (TrackScope scope = TrackContext.builder().useCaseName("chat").limitIds("daily").open()) {
                ClientCall call = begin();
                answered(call, 400, "application/json");
                call.answer(bytes(REFUSED));

                assertThatExceptionOfType(LimitBlockedException.class).isThrownBy(ClientCallTest.this::begin);
                assertThatExceptionOfType(LimitBlockedException.class).isThrownBy(CallReport::checkLimits);
            }
        }
    }
}
