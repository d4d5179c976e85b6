package com.payi.it.sdks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.junit.jupiter.api.Test;

import com.payi.cdi.LimitBlockedException;
import com.payi.cdi.LimitStates;
import com.payi.cdi.TrackContext;
import com.payi.testkit.FakeProvider;
import com.payi.testkit.GatedChunks;
import com.payi.testkit.HttpRequestRecord;
import com.payi.testkit.IngestedEvent;
import com.payi.testkit.Reply;

/** What holds for each HTTP client with which an application makes its own calls. It speaks to OpenAI's interface. */
abstract class PlainHttpContract extends ClientContract {
    static final Map<String, String> SSE = Map.of("Content-Type", "text/event-stream");
    static final List<String> CHUNKS = List.of(
            Reply.data("{\"id\":\"c-1\",\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"One\"}}]}"),
            Reply.data("{\"id\":\"c-1\",\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\" two\"}}]}"),
            Reply.data("{\"id\":\"c-1\",\"model\":\"m\",\"choices\":[],"
                    + "\"usage\":{\"prompt_tokens\":12,\"completion_tokens\":7,\"total_tokens\":19}}"),
            Reply.data("[DONE]"));

    /** An answer that was read to its end. */
    record Answer(int status, String text) {}

    /** Posts JSON and waits for the whole answer. */
    abstract Answer post(URI uri, String json) throws Exception;

    /** Posts JSON and gives the answer as it comes. */
    abstract InputStream stream(URI uri, String json) throws Exception;

    /** Posts JSON without waiting. */
    abstract CompletableFuture<Answer> postAsync(URI uri, String json);

    /** Posts JSON, again after an error of the server. */
    Answer postTwice(URI uri, String json) throws Exception {
        Answer first = post(uri, json);
        return first.status() == 500 ? post(uri, json) : first;
    }

    static String json(String model, boolean stream) {
        return "{\"model\":\"" + model + "\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}],\"stream\":" + stream + "}";
    }

    final URI chat() {
        return provider().uri().resolve("/v1/chat/completions");
    }

    @Test
    void document() throws Exception {
        start(Map.of());

        Answer answer = asUser("ann", () -> post(chat(), json("gpt-4o-mini", false)));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).contains("Hello from the fake");
        IngestedEvent event = seen(1).get(0);
        assertThat(event.userId()).isEqualTo("ann");
        assertThat(event.resource()).isEqualTo("gpt-4o-mini");
        assertThat(event.units()).containsEntry("text", USAGE);
        assertThat(provider().received().get(0).headers()).doesNotContainKey("Transfer-Encoding");
    }

    @Test
    void stream() throws Exception {
        start(Map.of());
        GatedChunks chunks = new GatedChunks(CHUNKS);
        provider().answer(Reply.streamed(200, SSE, () -> chunks));

        String rest = asUser("ann", () -> {
            try (BufferedReader lines = reader(stream(chat(), json("gpt-4o-mini", true)))) {
                assertThat(lines.readLine()).contains("One");
                chunks.allow(CHUNKS.size());
                return String.join("\n", lines.lines().toList());
            }
        });

        assertThat(rest).contains(" two").contains("[DONE]");
        IngestedEvent event = seen(1).get(0);
        assertThat(event.userId()).isEqualTo("ann");
        assertThat(event.units()).containsEntry("text", USAGE);
        assertThat(event.properties()).doesNotContainKey("payi.partial");
    }

    @Test
    void streamIsAskedForItsUsage() throws Exception {
        start(Map.of());

        String text;
        try (InputStream answer = stream(chat(), json("gpt-4o-mini", true))) {
            text = new String(answer.readAllBytes(), StandardCharsets.UTF_8);
        }

        assertThat(provider().received().get(0).json().path("stream_options").path("include_usage").asBoolean())
                .isTrue();
        assertThat(text).contains("[DONE]").doesNotContain("prompt_tokens");
        assertThat(seen(1).get(0).units()).containsEntry("text", USAGE);
    }

    @Test
    void streamCancelledHalfway() throws Exception {
        start(Map.of());
        GatedChunks chunks = new GatedChunks(CHUNKS);
        provider().answer(Reply.streamed(200, SSE, () -> chunks));

        InputStream answer = stream(chat(), json("gpt-4o-mini", true));
        BufferedReader lines = reader(answer);
        assertThat(lines.readLine()).contains("One");
        CompletableFuture<Void> closed = CompletableFuture.runAsync(() -> close(lines), threads());
        try {
            closed.get(1, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            // Some clients read on to the end, so that they can use the connection again.
            chunks.allow(CHUNKS.size());
        }
        closed.get(20, TimeUnit.SECONDS);
        // Some clients only learn with the next part that the application has closed the answer.
        chunks.allow(1);
        reported(1);
        chunks.allow(CHUNKS.size());

        assertThat(seen(1).get(0).properties()).containsEntry("payi.partial", "true");
    }

    private static void close(BufferedReader lines) {
        try {
            lines.close();
        } catch (IOException e) {
            // Some clients report that the answer was longer than what was read.
        }
    }

    private static BufferedReader reader(InputStream answer) {
        return new BufferedReader(new InputStreamReader(answer, StandardCharsets.UTF_8), 1);
    }

    @Test
    void providerError() throws Exception {
        start(Map.of());
        provider().answer(Reply.json(401, "{\"error\":{\"message\":\"Wrong key\"}}"));

        Answer answer = post(chat(), json("gpt-4o-mini", false));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.text()).contains("Wrong key");
        assertThat(seen(1).get(0).httpStatusCode()).isEqualTo(401);
    }

    /** Whether the client itself sends a failed request again, so that the library sees attempts of one call. */
    boolean triesAgain() {
        return false;
    }

    @Test
    void retryAfter500() throws Exception {
        start(Map.of());
        provider().answer(Reply.json(500, "{\"error\":{\"message\":\"Try again\"}}"));

        Answer answer = TrackContext.builder().useCaseName("tale").call(() -> postTwice(chat(), json("gpt-4o-mini", false)));

        assertThat(answer.status()).isEqualTo(200);
        List<IngestedEvent> events = seen(2);
        assertThat(events).extracting(IngestedEvent::httpStatusCode).containsExactlyInAnyOrder(500, 200);
        assertThat(events).extracting(IngestedEvent::useCaseId).doesNotContainNull();
        assertThat(events.get(0).useCaseId()).isEqualTo(events.get(1).useCaseId());
        if (triesAgain()) {
            Attempts.areTwo(events);
        }
    }

    @Test
    void connectionRefused() throws Exception {
        start(Map.of());
        URI nowhere = URI.create("http://127.0.0.1:" + FakeProvider.deadPort() + "/v1/chat/completions");

        assertThat(catchThrowable(() -> asUser("ann", () -> post(nowhere, json("gpt-4o-mini", false)))))
                .isInstanceOf(IOException.class);

        IngestedEvent event = reported(1).get(0);
        assertThat(event.userId()).isEqualTo("ann");
        assertThat(event.properties()).containsKey("system.failure");
    }

    @Test
    void twoUsersInParallel() throws Exception {
        start(Map.of());

        Future<Answer> ann = threads().submit(() -> asUser("ann", () -> post(chat(), json("ann-model", false))));
        Future<Answer> bob = threads().submit(() -> asUser("bob", () -> post(chat(), json("bob-model", false))));

        assertThat(ann.get(20, TimeUnit.SECONDS).status()).isEqualTo(200);
        assertThat(bob.get(20, TimeUnit.SECONDS).status()).isEqualTo(200);
        assertThat(seen(2)).allSatisfy(event -> assertThat(event.resource()).isEqualTo(event.userId() + "-model"));
    }

    @Test
    void asyncHasTheRightUser() throws Exception {
        start(Map.of());
        // Not before the second call has been arranged.
        CountDownLatch arranged = new CountDownLatch(1);
        provider().on(request -> request.bodyText().contains("first"), request -> answerAfter(arranged));

        // What depends on the answer makes a second call, on whatever thread the client uses.
        CompletableFuture<Answer> second = asUser("ann",
                () -> postAsync(chat(), json("first", false)).thenCompose(answer -> postAsync(chat(), json("second", false))));
        arranged.countDown();

        assertThat(second.get(20, TimeUnit.SECONDS).status()).isEqualTo(200);
        assertThat(seen(2)).extracting(IngestedEvent::userId).containsOnly("ann");
    }

    private static Reply answerAfter(CountDownLatch arranged) {
        try {
            assertThat(arranged.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return Reply.json("{}");
    }

    @Test
    void proxyModeWithLastResult() throws Exception {
        start(Map.of());

        Answer answer = TrackContext.builder().proxy(true).userId("ann").call(() -> {
            Answer proxied = post(chat(), json("gpt-4o-mini", false));
            assertThat(TrackContext.current().lastResult()).isPresent();
            return proxied;
        });

        assertThat(answer.text()).contains("Hello from the fake");
        assertThat(payi().proxied()).hasSize(1);
        assertThat(payi().proxied().get(0).header("xProxy-User-ID")).hasValue("ann");
        assertThat(provider().received()).hasSize(1);
        assertThat(payi().events()).isEmpty();
    }

    @Test
    void aProxiedCallFollowsNoRedirect() throws Exception {
        start(Map.of());
        try (FakeProvider elsewhere = FakeProvider.start()) {
            payi().redirectNextProxied(1, 307, elsewhere.uri().resolve("/v1/chat/completions"));

            Answer answer = TrackContext.builder().proxy(true).call(() -> post(chat(), json("gpt-4o-mini", false)));

            assertThat(answer.status()).isEqualTo(307);
            assertThat(elsewhere.received()).isEmpty();
        }
    }

    @Test
    void blockedCallIsRefused() throws Exception {
        start(Map.of("payi.limits.on-blocked", "block", "payi.limit-ids", LIMIT));
        payi().limitState(LIMIT, "blocked");
        post(chat(), json("gpt-4o-mini", false));
        await().untilAsserted(() -> assertThat(application().get(LimitStates.class).isBlocked(LIMIT)).isTrue());

        assertThat(catchThrowable(() -> post(chat(), json("gpt-4o-mini", false))))
                .isExactlyInstanceOf(LimitBlockedException.class);
        assertThat(catchThrowable(() -> postAsync(chat(), json("gpt-4o-mini", false)).get(20, TimeUnit.SECONDS)))
                .cause().isExactlyInstanceOf(LimitBlockedException.class);
        seen(1);
    }

    @Test
    void underABlockedLimitTheFallbackModelIsCalled() throws Exception {
        start(Map.of("payi.limits.on-blocked", "block", "payi.limit-ids", LIMIT, "payi.limits.fallback.gpt-4o-mini",
                "small-model"));
        payi().limitState(LIMIT, "blocked");
        post(chat(), json("gpt-4o-mini", false));
        await().untilAsserted(() -> assertThat(application().get(LimitStates.class).isBlocked(LIMIT)).isTrue());

        assertThat(post(chat(), json("gpt-4o-mini", false)).status()).isEqualTo(200);
        assertThat(postAsync(chat(), json("gpt-4o-mini", false)).get(20, TimeUnit.SECONDS).status()).isEqualTo(200);
        assertThat(catchThrowable(() -> post(chat(), json("other", false))))
                .isExactlyInstanceOf(LimitBlockedException.class);
        assertThat(catchThrowable(() -> postAsync(chat(), json("other", false)).get(20, TimeUnit.SECONDS)))
                .cause().isExactlyInstanceOf(LimitBlockedException.class);

        assertThat(seen(3)).element(2).satisfies(event -> {
            assertThat(event.resource()).isEqualTo("small-model");
            assertThat(event.properties()).containsEntry("payi.fallback_from", "gpt-4o-mini");
        });
        assertThat(provider().received()).extracting(request -> request.json().path("model").asText())
                .containsExactly("gpt-4o-mini", "small-model", "small-model");
    }

    @Test
    void proxiedCallThatPayiRefusesIsRefused() {
        start(Map.of("payi.limit-ids", LIMIT, "payi.proxy", "true"));
        payi().limitState(LIMIT, "blocked");

        assertThat(catchThrowable(() -> post(chat(), json("gpt-4o-mini", false))))
                .isExactlyInstanceOf(LimitBlockedException.class);
        assertThat(catchThrowable(() -> postAsync(chat(), json("gpt-4o-mini", false)).get(20, TimeUnit.SECONDS)))
                .cause().isExactlyInstanceOf(LimitBlockedException.class);
        assertThat(payi().proxied()).hasSize(2);
        assertThat(provider().received()).isEmpty();
    }

    @Test
    void aProxiedCallThatTheProviderRefusesHasItsError() throws Exception {
        start(Map.of("payi.proxy", "true"));
        provider().always(Reply.json(401, "{\"error\":{\"message\":\"Wrong key\"}}"));

        assertThat(post(chat(), json("gpt-4o-mini", false)).status()).isEqualTo(401);
        Answer async = postAsync(chat(), json("gpt-4o-mini", false)).get(20, TimeUnit.SECONDS);
        assertThat(async.status()).isEqualTo(401);
        assertThat(async.text()).contains("Wrong key");
    }

    @Test
    void contextForServicesThatAreNamed() throws Exception {
        start(Map.of("payi.propagation.outbound", "localhost,127.0.0.1"));
        try (FakeProvider service = FakeProvider.start()) {
            service.on(request -> true, request -> Reply.json("{}"));
            // By another name than the provider, which gets no context even where it is named.
            URI orders = URI.create("http://localhost:" + service.uri().getPort() + "/v1/orders");

            asUser("ann", () -> post(orders, "{\"of\":1}"));
            asUser("bob", () -> postAsync(orders, "{\"of\":2}")).get(20, TimeUnit.SECONDS);
            asUser("ann", () -> post(chat(), json("gpt-4o-mini", false)));

            assertThat(service.received()).extracting(request -> request.header("Payi-Context").orElse("none"))
                    .containsExactly("v=1;user-id=ann", "v=1;user-id=bob");
            assertThat(service.received()).extracting(HttpRequestRecord::bodyText).containsExactly("{\"of\":1}", "{\"of\":2}");
        }
        assertThat(provider().received()).singleElement()
                .satisfies(request -> assertThat(request.header("Payi-Context")).isEmpty());
        reported(1);
    }

    @Test
    void gzip() throws Exception {
        start(Map.of());
        provider().answer(Reply.json("{\"id\":\"c-2\",\"model\":\"gpt-4o-mini\",\"choices\":[],"
                + "\"usage\":{\"prompt_tokens\":12,\"completion_tokens\":7,\"total_tokens\":19}}").gzip());

        post(chat(), json("gpt-4o-mini", false));

        assertThat(seen(1).get(0).units()).containsEntry("text", USAGE);
    }
}
