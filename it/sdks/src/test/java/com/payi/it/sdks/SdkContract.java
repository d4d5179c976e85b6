package com.payi.it.sdks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import com.payi.cdi.LimitBlockedException;
import com.payi.cdi.LimitStates;
import com.payi.cdi.TrackContext;
import com.payi.testkit.FakeProvider;
import com.payi.testkit.GatedChunks;
import com.payi.testkit.HttpRequestRecord;
import com.payi.testkit.IngestedEvent;
import com.payi.testkit.IngestedEvent.Units;
import com.payi.testkit.Reply;

/** What holds for each SDK whose client is a bean of the application, or is tracked with one line. */
abstract class SdkContract {
    static final String LIMIT = "daily";
    static final String MODEL = "gpt-4o-mini";
    private static final Map<String, String> SSE = Map.of("Content-Type", "text/event-stream");
    private static final Units USAGE = new Units(FakeProvider.INPUT_TOKENS, FakeProvider.OUTPUT_TOKENS);

    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private Application application;

    /** What a test does with a client. */
    interface Sdk {
        /** Asks for a document and gives its text. */
        String ask(String model) throws Exception;

        /** Asks for a stream. */
        TokenStream stream(String model) throws Exception;
    }

    /** The beans of the application. */
    abstract Class<?>[] beans();

    /** The client that is a bean. */
    abstract Sdk bean(Application started, URI provider);

    /** The client that one line tracks. */
    abstract Sdk oneLine(URI provider);

    /** The server-sent events of a whole stream with two tokens, {@code One} in the first. */
    abstract List<String> chunks();

    /** How many attempts the SDK makes where no connection is possible. */
    abstract int attemptsWithoutConnection();

    /** The client whose calls Pay-i's proxy takes, tracked with one line. */
    Sdk forProxy(URI provider) {
        return oneLine(provider);
    }

    /** The exception that the documents name, in what the application gets. */
    abstract Throwable refusal(Throwable thrown);

    /** The answer of the provider to a question for a document, null where the fake has one. */
    Reply answer() {
        return null;
    }

    /** Whether the client repeats a failed call, and not code of the application above it. */
    boolean repeatsItself() {
        return true;
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
        if (application != null) {
            application.close();
        }
    }

    final Application application() {
        return application;
    }

    final Sdk started(Map<String, String> configuration) {
        Map<String, String> all = new HashMap<>(configuration);
        // Some paths of providers, such as /v1/responses, are none of a provider's on a host that is not known.
        all.put("payi.provider-hosts", "127.0.0.1");
        application = new Application(all, beans());
        if (answer() != null) {
            application.provider().always(answer());
        }
        return bean(application, application.provider().uri());
    }

    /** As many events as the provider got requests. */
    final List<IngestedEvent> seen(int calls) {
        assertThat(application.provider().received()).hasSize(calls);
        return reported(calls);
    }

    private List<IngestedEvent> reported(int events) {
        await().untilAsserted(() -> assertThat(application.payi().events()).hasSize(events));
        assertThat(application.payi().violations()).isEmpty();
        return application.payi().events();
    }

    static <T> T asUser(String user, Callable<T> call) throws Exception {
        return TrackContext.builder().userId(user).call(call);
    }

    @Test
    void document() throws Exception {
        Sdk sdk = started(Map.of());

        assertThat(asUser("ann", () -> sdk.ask(MODEL))).isEqualTo("Hello from the fake");

        hasUsageOfAnn(seen(1).get(0));
    }

    @Test
    void aClientThatOneLineTracksIsSeen() throws Exception {
        started(Map.of());
        Sdk sdk = oneLine(application.provider().uri());

        assertThat(asUser("ann", () -> sdk.ask(MODEL))).isEqualTo("Hello from the fake");

        hasUsageOfAnn(seen(1).get(0));
    }

    private static void hasUsageOfAnn(IngestedEvent event) {
        assertThat(event.userId()).isEqualTo("ann");
        assertThat(event.resource()).contains(MODEL);
        assertThat(event.units()).containsEntry("text", USAGE);
        assertThat(event.properties()).doesNotContainKey("payi.partial");
    }

    @Test
    void stream() throws Exception {
        Sdk sdk = started(Map.of());
        GatedChunks chunks = new GatedChunks(chunks());
        application.provider().answer(Reply.streamed(200, SSE, () -> chunks));

        asUser("ann", () -> {
            try (TokenStream tokens = sdk.stream(MODEL)) {
                assertThat(tokens.next()).isEqualTo("One");
                chunks.allow(chunks().size());
                assertThat(tokens.next()).isEqualTo(" two");
                assertThat(tokens.next()).isNull();
            }
            return null;
        });

        hasUsageOfAnn(seen(1).get(0));
    }

    @Test
    void streamCancelledHalfway() throws Exception {
        Sdk sdk = started(Map.of());
        // Lines that mean nothing: some SDKs read a line to its end before they close.
        List<String> sent = new ArrayList<>(chunks());
        sent.addAll(1, Collections.nCopies(1000, ": still there\n\n"));
        GatedChunks chunks = new GatedChunks(sent);
        application.provider().answer(Reply.streamed(200, SSE, () -> chunks));

        TokenStream tokens = asUser("ann", () -> sdk.stream(MODEL));
        assertThat(tokens.next()).isEqualTo("One");
        Future<?> closed = threads.submit(() -> {
            tokens.close();
            return null;
        });
        await().until(() -> {
            chunks.allow(1);
            return closed.isDone();
        });
        closed.get();
        chunks.allow(sent.size());

        IngestedEvent event = seen(1).get(0);
        assertThat(event.properties()).containsEntry("payi.partial", "true");
        assertThat(event.userId()).isEqualTo("ann");
    }

    @Test
    void providerError() throws Exception {
        Sdk sdk = started(Map.of());
        application.provider().answer(Reply.json(401, "{\"error\":{\"message\":\"Wrong key\"}}"));

        assertThat(catchThrowable(() -> asUser("ann", () -> sdk.ask(MODEL)))).isNotNull();

        assertThat(seen(1).get(0).httpStatusCode()).isEqualTo(401);
    }

    @Test
    void retryAfter500() throws Exception {
        Sdk sdk = started(Map.of());
        application.provider().answer(Reply.json(500, "{\"error\":{\"message\":\"Try again\"}}"));

        TrackContext.builder().useCaseName("tale").userId("ann").call(() -> sdk.ask(MODEL));

        List<IngestedEvent> events = seen(2);
        if (repeatsItself()) {
            Attempts.areTwo(events);
        }
        assertThat(events).extracting(IngestedEvent::httpStatusCode).containsExactlyInAnyOrder(500, 200);
        assertThat(events).extracting(IngestedEvent::userId).containsOnly("ann");
        assertThat(events.get(0).useCaseId()).isNotNull().isEqualTo(events.get(1).useCaseId());
    }

    @Test
    void connectionRefused() throws Exception {
        started(Map.of());
        Sdk nowhere = oneLine(URI.create("http://127.0.0.1:" + FakeProvider.deadPort()));

        assertThat(catchThrowable(() -> asUser("ann", () -> nowhere.ask(MODEL)))).isNotNull();

        assertThat(reported(attemptsWithoutConnection())).allSatisfy(event -> {
            assertThat(event.userId()).isEqualTo("ann");
            assertThat(event.properties()).containsKey("system.failure");
        });
    }

    @Test
    void twoUsersInParallel() throws Exception {
        Sdk sdk = started(Map.of());

        Future<String> ann = threads.submit(() -> asUser("ann", () -> sdk.ask("ann-model")));
        Future<String> bob = threads.submit(() -> asUser("bob", () -> sdk.ask("bob-model")));
        ann.get(20, TimeUnit.SECONDS);
        bob.get(20, TimeUnit.SECONDS);

        List<IngestedEvent> events = seen(2);
        assertThat(events).extracting(IngestedEvent::userId).containsExactlyInAnyOrder("ann", "bob");
        assertThat(events).allSatisfy(event -> assertThat(event.resource()).contains(event.userId() + "-model"));
    }

    @Test
    void proxyModeWithLastResult() throws Exception {
        started(Map.of());
        Sdk sdk = forProxy(application.provider().uri());

        TrackContext.builder().proxy(true).userId("ann").call(() -> {
            assertThat(sdk.ask(MODEL)).isEqualTo("Hello from the fake");
            await().pollInSameThread().untilAsserted(() -> assertThat(TrackContext.current().lastResult()).isPresent());
            return null;
        });

        assertThat(application.payi().proxied()).hasSize(1);
        assertThat(application.payi().proxied().get(0).header("xProxy-User-ID")).hasValue("ann");
        assertThat(application.provider().received()).hasSize(1);
        assertThat(application.payi().events()).isEmpty();
    }

    @Test
    void aProxiedCallFollowsNoRedirect() throws Exception {
        started(Map.of());
        Sdk sdk = forProxy(application.provider().uri());
        try (FakeProvider elsewhere = FakeProvider.start()) {
            if (answer() != null) {
                elsewhere.always(answer());
            }
            application.payi().redirectNextProxied(1, 307, elsewhere.uri().resolve("/v1/chat/completions"));

            catchThrowable(() -> TrackContext.builder().proxy(true).call(() -> sdk.ask(MODEL)));

            assertThat(application.payi().proxied()).hasSize(1);
            assertThat(elsewhere.received()).isEmpty();
        }
    }

    @Test
    void blockedCallIsRefused() throws Exception {
        Sdk sdk = started(Map.of("payi.limits.on-blocked", "block", "payi.limit-ids", LIMIT));
        application.payi().limitState(LIMIT, "blocked");
        sdk.ask(MODEL);
        await().untilAsserted(() -> assertThat(application.get(LimitStates.class).isBlocked(LIMIT)).isTrue());

        assertThat(refusal(catchThrowable(() -> sdk.ask(MODEL)))).isExactlyInstanceOf(LimitBlockedException.class);

        seen(1);
    }

    @Test
    void underABlockedLimitTheFallbackModelIsCalled() throws Exception {
        Sdk sdk = started(Map.of("payi.limits.on-blocked", "block", "payi.limit-ids", LIMIT,
                "payi.limits.fallback." + MODEL, "small-model"));
        application.payi().limitState(LIMIT, "blocked");
        sdk.ask(MODEL);
        await().untilAsserted(() -> assertThat(application.get(LimitStates.class).isBlocked(LIMIT)).isTrue());

        sdk.ask(MODEL);
        assertThat(refusal(catchThrowable(() -> sdk.ask("other-model")))).isExactlyInstanceOf(LimitBlockedException.class);

        IngestedEvent event = seen(2).get(1);
        assertThat(event.resource()).contains("small-model");
        assertThat(event.properties()).containsEntry("payi.fallback_from", MODEL);
        HttpRequestRecord sent = application.provider().received().get(1);
        assertThat(sent.path() + sent.bodyText()).contains("small-model").doesNotContain(MODEL);
    }

    @Test
    void proxiedCallThatPayiRefusesIsRefused() {
        started(Map.of("payi.limit-ids", LIMIT, "payi.proxy", "true"));
        Sdk sdk = forProxy(application.provider().uri());
        application.payi().limitState(LIMIT, "blocked");

        assertThat(refusal(catchThrowable(() -> sdk.ask(MODEL)))).isExactlyInstanceOf(LimitBlockedException.class);

        assertThat(application.payi().proxied()).hasSize(1);
        assertThat(application.provider().received()).isEmpty();
    }

    @Test
    void gzip() throws Exception {
        Sdk sdk = started(Map.of());
        GatedChunks chunks = new GatedChunks(chunks());
        chunks.allow(chunks().size());
        application.provider().answer(Reply.streamed(200, SSE, () -> chunks).gzip());

        asUser("ann", () -> {
            try (TokenStream tokens = sdk.stream(MODEL)) {
                assertThat(tokens.next()).isEqualTo("One");
                assertThat(tokens.next()).isEqualTo(" two");
                assertThat(tokens.next()).isNull();
            }
            return null;
        });

        hasUsageOfAnn(seen(1).get(0));
    }

    /** Runs calls of two users at the same time, of which the first attempt of each fails. */
    final void hasTheRightUserInRetries(Sdk sdk) throws Exception {
        // Whichever comes first: neither gets the failure of the other.
        Set<Boolean> failed = ConcurrentHashMap.newKeySet();
        application.provider().on(request -> failed.add(request.toString().contains("ann-model")),
                request -> Reply.json(500, "{}").delay(Duration.ofMillis(100)));

        Future<String> ann = threads.submit(() -> asUser("ann", () -> sdk.ask("ann-model")));
        Future<String> bob = threads.submit(() -> asUser("bob", () -> sdk.ask("bob-model")));
        ann.get(30, TimeUnit.SECONDS);
        bob.get(30, TimeUnit.SECONDS);

        assertThat(seen(4)).allSatisfy(event -> assertThat(event.resource()).contains(event.userId() + "-model"));
    }

    @Test
    void asyncHasTheRightUser() throws Exception {
        hasTheRightUserInRetries(started(Map.of()));
    }
}
