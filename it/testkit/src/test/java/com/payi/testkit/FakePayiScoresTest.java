package com.payi.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FakePayiScoresTest {
    private static final String EVENT = "{\"category\":\"system.openai\",\"resource\":\"gpt-4o-mini\","
            + "\"units\":{\"text\":{\"input\":12,\"output\":7}}}";

    private final FakePayi payi = FakePayi.start();

    @AfterEach
    void close() {
        payi.close();
    }

    private HttpResponse<String> put(String instance, String kpi, String body, String key) throws Exception {
        return Http.send(HttpRequest
                .newBuilder(URI.create(payi.uri() + "/api/v1/use_cases/instances/" + instance + "/kpis/" + kpi))
                .timeout(Duration.ofSeconds(20)).header("Content-Type", "application/json").header("xProxy-api-key", key)
                .PUT(HttpRequest.BodyPublishers.ofString(body)));
    }

    private int put(String instance, String kpi, String body) throws Exception {
        return put(instance, kpi, body, FakePayi.DEFAULT_API_KEY).statusCode();
    }

    private void call(String useCase, String id, String user) throws Exception {
        assertThat(Http.postWithKey(payi.uri(), "/api/v1/ingest", EVENT, "xProxy-UseCase-Name", useCase, "xProxy-UseCase-ID",
                id, "xProxy-User-ID", user).statusCode()).isEqualTo(200);
    }

    @Test
    void keepsScoresInTheirOrder() throws Exception {
        assertThat(put("chat/c-1", "resolved", "{\"score\":true}")).isEqualTo(200);
        assertThat(put("chat/a%20b%2Fc+d", "my%20rating", "{\"score\":4}")).isEqualTo(200);
        assertThat(put("chat/c-1", "resolved", "{\"score\":null}")).isEqualTo(200);

        assertThat(payi.scores()).containsExactly(new PayiScore("chat", "c-1", "resolved", true),
                new PayiScore("chat", "a b/c+d", "my rating", 4.0), new PayiScore("chat", "c-1", "resolved", null));
        assertThat(payi.ingestRequests()).isZero();
        payi.reset();
        assertThat(payi.scores()).isEmpty();
    }

    @Test
    void refusesWhatIsNoScore() throws Exception {
        assertThat(put("chat/c-1", "resolved", "{\"score\":\"yes\"}")).isEqualTo(400);
        assertThat(put("chat/c-1", "resolved", "{}")).isEqualTo(400);
        assertThat(put("chat/c-1", "resolved", "no json")).isEqualTo(400);
        assertThat(put("chat/c-1", "resolved", "{\"score\":1}", "wrong").statusCode()).isEqualTo(401);
        assertThat(put("chat", "resolved", "{\"score\":1}")).isEqualTo(404);
        assertThat(payi.scores()).isEmpty();
    }

    @Test
    void refusesAScoreOfAnInstanceWithoutACallIfThatIsAskedFor() throws Exception {
        payi.scoresNeedInstance();
        assertThat(put("chat/c-1", "resolved", "{\"score\":true}", FakePayi.DEFAULT_API_KEY).body())
                .contains("use_case_instance_not_found");
        call("chat", "c-1", "alice");
        assertThat(put("chat/c-1", "resolved", "{\"score\":true}")).isEqualTo(200);
        assertThat(put("chat/c-2", "resolved", "{\"score\":true}")).isEqualTo(404);
    }

    @Test
    void theFaultsOfTheIngestApiHoldForScores() throws Exception {
        payi.failNext(1, 503, "{}");
        assertThat(put("chat/c-1", "resolved", "{\"score\":true}")).isEqualTo(503);
        payi.unavailable(Outage.keyRefused());
        assertThat(put("chat/c-1", "resolved", "{\"score\":true}")).isEqualTo(401);
    }

    @Test
    void theLatestScoreOfEachSelectedInstanceIsChecked() throws Exception {
        call("chat", "c-1", "alice");
        call("chat", "c-2", "bob");
        put("chat/c-1", "resolved", "{\"score\":false}");
        put("chat/c-1", "resolved", "{\"score\":true}");
        put("chat/c-2", "resolved", "{\"score\":false}");
        put("chat/c-2", "rating", "{\"score\":4.5}");

        assertThat(payi).useCase("chat").user("alice").kpi("resolved").isTrue().ofInstances(1);
        assertThat(payi).user("bob").kpi("resolved").isFalse();
        assertThat(payi).kpi("rating").isScore(4.5);
        assertThat(assertThat(payi).useCase("chat").kpi("resolved").ofInstances(2).get())
                .extracting(PayiScore::score).containsExactly(true, false);
    }

    @Test
    void aScoreIsAwaited() throws Exception {
        put("chat/c-1", "rating", "{\"score\":1}");
        CompletableFuture<Integer> late = CompletableFuture.supplyAsync(() -> {
            try {
                return put("chat/c-1", "rating", "{\"score\":2}");
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        assertThat(payi).kpi("rating").isScore(2);
        assertThat(late.join()).isEqualTo(200);
    }

    @Test
    void whatFailsIsShown() throws Exception {
        Duration shortly = Duration.ofMillis(50);
        assertThatThrownBy(() -> assertThat(payi).within(shortly).kpi("resolved"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("a score of the KPI \"resolved\", but none came in 50 ms");
        call("chat", "c-1", "alice");
        put("chat/c-1", "rating", "{\"score\":1}");
        assertThatThrownBy(() -> assertThat(payi).within(shortly).useCase("chat").kpi("rating").isScore(2))
                .isInstanceOf(AssertionError.class).hasMessageContaining("chat", "to be 2.0 after 50 ms")
                .hasMessageContaining("c-1").hasMessageContaining("score=1.0");
        assertThatThrownBy(() -> assertThat(payi).within(shortly).kpi("rating").ofInstances(2))
                .isInstanceOf(AssertionError.class).hasMessageContaining("of 2 instances, but there are 1");
    }
}
