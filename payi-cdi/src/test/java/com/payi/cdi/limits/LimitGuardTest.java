package com.payi.cdi.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.Invocation;

import org.junit.jupiter.api.Test;

import com.payi.cdi.LimitBlockedException;
import com.payi.cdi.LimitState;
import com.payi.cdi.LimitStates;
import com.payi.cdi.PayiHeaders;
import com.payi.cdi.TrackContext;
import com.payi.cdi.internal.edge.jaxrs.PayiClientFilter;
import com.payi.cdi.rest.PayiFeature;
import com.payi.cdi.testing.Assistant;

/** Calls under limits that are used up. */
class LimitGuardTest extends LimitedCalls {
    @Test
    void byDefaultACallUnderABlockedLimitIsMadeAndLoggedOnce() {
        start(null, null);
        block("daily");

        ask("daily");
        ask("daily");

        assertThat(application.provider().received()).hasSize(3);
        assertThat(log.lines()).filteredOn(line -> line.contains("daily")).singleElement().asString()
                .startsWith("WARN").contains("PAYI00221").contains("used up since");
    }

    @Test
    void ignoreLogsNothing() {
        start("ignore", LONG);
        block("daily");

        ask("daily");

        assertThat(application.provider().received()).hasSize(2);
        assertThat(log.lines()).noneMatch(line -> line.contains("daily"));
        assertThat(application.get(LimitStates.class).isBlocked("daily")).isTrue();
    }

    @Test
    void blockStopsTheCallBeforeTheProviderIsCalled() {
        start("block", LONG);
        Instant before = Instant.now();
        block("daily");
        Instant known = Instant.now();

        assertThatThrownBy(() -> ask("other", "daily")).isExactlyInstanceOf(LimitBlockedException.class)
                .hasMessageContaining("PAYI00220").hasMessageContaining("daily").satisfies(thrown -> {
                    LimitBlockedException blocked = LimitBlockedException.findIn(thrown).orElseThrow();
                    assertThat(blocked.limitIds()).containsExactly("daily");
                    assertThat(blocked.limits().get(0).state()).isEqualTo(LimitState.BLOCKED);
                    assertThat(blocked.since().orElseThrow()).isBetween(before, known);
                });
        assertThatThrownBy(() -> ask("daily")).isInstanceOf(LimitBlockedException.class);

        assertThat(log.lines()).filteredOn(line -> line.contains("daily")).singleElement().asString().contains("PAYI00222");
        application.stop();
        assertThat(application.provider().received()).hasSize(1);
        assertThat(application.payi().events()).as("a call that was not made is not reported").hasSize(1);
    }

    /** RESTEasy runs filters of asynchronous calls on other threads, where only what holds for the application holds. */
    @Test
    void blockStopsAsynchronousCallsToo() {
        application.with("payi.limit-ids", "daily");
        start("block", LONG);
        block("daily");

        assertThatThrownBy(() -> request(assistant.client()).async().post(Entity.json(Assistant.QUESTION)).get())
                .isInstanceOf(ExecutionException.class)
                .satisfies(thrown -> assertThat(LimitBlockedException.findIn(thrown)).isPresent());
        assertThatThrownBy(() -> request(assistant.client()).rx().post(Entity.json(Assistant.QUESTION)).toCompletableFuture()
                .join()).isInstanceOf(CompletionException.class)
                .satisfies(thrown -> assertThat(LimitBlockedException.findIn(thrown)).isPresent());

        assertThat(application.provider().received()).hasSize(1);
    }

    @Test
    void callsGoOnWhenPayiReportsThatTheLimitIsNoLongerBlocked() {
        start("block", LONG);
        block("daily");
        assertThatThrownBy(() -> ask("daily")).isInstanceOf(LimitBlockedException.class);

        application.payi().limitState("daily", "ok");
        // Counts against the same limit, but on a call that the guard cannot see as one of GenAI before its body is read.
        TrackContext.builder().limitIds("daily").run(() -> assistant.post(application.provider().uri(), "/v1/embeddings",
                "{\"model\":\"text-embedding-3-small\",\"input\":\"x\"}", Map.of(), String.class));
        await().untilAsserted(
                () -> assertThat(application.get(LimitStates.class).state("daily").orElseThrow().state())
                        .isEqualTo(LimitState.OK));

        assertThat(ask("daily")).contains("choices");
    }

    @Test
    void aCallIsLetThroughToAskAgainWhenWhatIsKnownIsTooOld() {
        start("block", SHORT);
        block("daily");
        application.payi().limitState("daily", "ok");

        await().ignoreExceptions().untilAsserted(() -> assertThat(ask("daily")).contains("choices"));
        await().untilAsserted(
                () -> assertThat(application.get(LimitStates.class).state("daily").orElseThrow().state())
                        .isEqualTo(LimitState.OK));
        assertThat(ask("daily")).contains("choices");
    }

    @Test
    void aContextThatBlocksTheInheritedLimitsIsFree() {
        start("block", LONG);
        block("daily");

        TrackContext.builder().limitIds("daily").run(() -> {
            assertThatThrownBy(() -> ask()).isInstanceOf(LimitBlockedException.class);
            TrackContext.builder().useCaseStep("inner").run(
                    () -> assertThatThrownBy(() -> ask()).isInstanceOf(LimitBlockedException.class));
            TrackContext.builder().limitIds(List.of()).run(() -> {
                assertThat(ask()).contains("choices");
                TrackContext.builder().limitIds("weekly").run(() -> assertThat(ask()).contains("choices"));
            });
        });
    }

    @Test
    void theHeaderOfACallHasTheLastWord() {
        start("block", LONG);
        block("daily");
        URI provider = application.provider().uri();

        TrackContext.builder().limitIds("daily").run(() -> {
            assertThat(assistant.ask(provider, Map.of("xproxy-limit-ids", "weekly"))).contains("choices");
            assertThat(assistant.ask(provider, Map.of(PayiHeaders.LIMIT_IDS, ""))).contains("choices");
        });
        assertThatThrownBy(() -> assistant.ask(provider, Map.of(PayiHeaders.LIMIT_IDS, "weekly, daily")))
                .isInstanceOf(LimitBlockedException.class);
    }

    @Test
    void twoUsersAtOnceAreHeldToTheirOwnLimits() throws Exception {
        start("block", LONG);
        block("annas");
        int calls = 50;
        CountDownLatch go = new CountDownLatch(1);
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            List<Future<Boolean>> annas = new ArrayList<>();
            List<Future<Boolean>> bertas = new ArrayList<>();
            for (int i = 0; i < calls; i++) {
                annas.add(pool.submit(() -> isRefused(go, "annas")));
                bertas.add(pool.submit(() -> isRefused(go, "bertas")));
            }
            go.countDown();
            for (int i = 0; i < calls; i++) {
                assertThat(annas.get(i).get()).isTrue();
                assertThat(bertas.get(i).get()).isFalse();
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(application.provider().received()).hasSize(1 + calls);
    }

    @Test
    void theAnswerToARefusedEventGivesTheStatesToo() {
        start("block", LONG);
        application.payi().limitState("daily", "blocked").refuse(event -> true, 400, "limit_reached");
        ask("daily");

        await().untilAsserted(() -> assertThat(application.get(LimitStates.class).isBlocked("daily")).isTrue());
        assertThatThrownBy(() -> ask("daily")).isInstanceOf(LimitBlockedException.class);
        assertThat(application.payi().events()).isEmpty();
    }

    @Test
    void aLimitThatAnotherOneBlockedDoesNotStopCalls() {
        start("block", LONG);
        application.payi().limitState("team", "blocked_external");
        ask("team");
        await().untilAsserted(() -> assertThat(application.get(LimitStates.class).state("team")).isPresent());

        assertThat(ask("team")).contains("choices");
    }

    @Test
    void aCallThatMayBeSomethingElseIsNotStopped() {
        start("block", LONG);
        block("daily");

        TrackContext.builder().limitIds("daily").run(() -> assistant.post(application.provider().uri(), "/v1/messages",
                "{\"to\":\"bob\"}", Map.of(), String.class));

        assertThat(application.provider().received()).hasSize(2);
    }

    @Test
    void aFilterThatIsRegisteredTwiceAsksOnce() {
        start("block", SHORT);
        block("daily");
        application.payi().limitState("daily", "ok");
        try (Client client = ClientBuilder.newBuilder().register(PayiFeature.class).register(new PayiClientFilter() {
        }).build()) {
            // Were the second filter to ask as well, it would refuse the call that the first one has let through to ask again.
            await().ignoreExceptions().untilAsserted(() -> TrackContext.builder().limitIds("daily").run(
                    () -> assertThat(request(client).post(Entity.json(Assistant.QUESTION), String.class)).contains("choices")));
        }
        await().untilAsserted(() -> assertThat(application.payi().events()).hasSize(2));
    }

    @Test
    void withoutAKeyNothingIsStopped() {
        application.with("payi.api-key", null);
        start("block", LONG);
        assertThat(ask("daily")).contains("choices");
        assertThat(application.get(LimitStates.class).all()).isEmpty();
    }

    private boolean isRefused(CountDownLatch go, String limitId) throws InterruptedException {
        go.await();
        try {
            ask(limitId);
            return false;
        } catch (LimitBlockedException e) {
            assertThat(e.limitIds()).containsExactly(limitId);
            return true;
        }
    }

    private Invocation.Builder request(Client client) {
        return client.target(application.provider().uri()).path("/v1/chat/completions").request();
    }
}
