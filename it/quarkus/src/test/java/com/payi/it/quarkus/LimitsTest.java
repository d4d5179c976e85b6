package com.payi.it.quarkus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.core.Response;

import org.junit.jupiter.api.Test;

import com.payi.cdi.LimitBlockedException;
import com.payi.cdi.rest.PayiError;
import com.payi.cdi.rest.PayiErrors;
import com.payi.cdi.rest.PayiFeature;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;

/** Calls under limits that are used up, where the application wants them refused. */
@QuarkusTest
@TestProfile(LimitsTest.Refusing.class)
class LimitsTest extends ApplicationTest {
    private static final Question QUESTION = Question.to("gpt-4o-mini");

    /** Calls under blocked limits are refused. */
    public static class Refusing implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("payi.limits.on-blocked", "block", "payi.limits.state-ttl", "600000");
        }
    }

    @Inject
    LimitedAssistant limited;

    @Test
    void callsOfEveryKindAreRefused() {
        block("quarkus_kinds");

        assertRefused(client -> client.text(QUESTION));
        assertRefused(client -> client.pojo(QUESTION));
        assertRefused(client -> client.response(QUESTION));
        assertRefused(client -> client.inputStream(QUESTION));
        assertRefused(client -> client.uni(QUESTION).await().atMost(Duration.ofSeconds(10)));
        assertRefused(client -> client.texts(QUESTION).collect().asList().await().atMost(Duration.ofSeconds(10)));
        assertThatThrownBy(
                () -> limited.ask("quarkus_kinds", false, client -> client.stage(QUESTION).toCompletableFuture().join()))
                .isInstanceOf(CompletionException.class)
                .satisfies(thrown -> assertThat(LimitBlockedException.findIn(thrown)).isPresent());

        assertThat(provider.received()).hasSize(1);
        onlyEvent();
    }

    @Test
    void clientsThatTheApplicationBuildsAreRefusedToo() {
        block("quarkus_built");
        try (Client client = ClientBuilder.newBuilder().register(PayiFeature.class).build()) {
            assertThatThrownBy(() -> limited.ask("quarkus_built", false,
                    injected -> client.target(provider.uri()).path("/v1/chat/completions").request()
                            .post(Entity.json("{\"model\":\"m\",\"messages\":[]}"), String.class)))
                    .isExactlyInstanceOf(LimitBlockedException.class);
        }
        assertThat(provider.received()).hasSize(1);
    }

    @Test
    void aLoopEndsAtTheCapOfItsMethod() {
        assertThatThrownBy(() -> limited.loop(client -> client.text(QUESTION)))
                .isInstanceOfSatisfying(LimitBlockedException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(LimitBlockedException.Reason.MAX_CALLS));

        assertThat(provider.received()).hasSize(3);
    }

    @Test
    void otherLimitsAreFree() {
        block("quarkus_mine");
        assertThat(limited.<String>ask("quarkus_theirs", false, client -> client.text(QUESTION))).contains("choices");
    }

    @Test
    void aProxiedRefusalUpdatesTheStateOfItsLimit() {
        payi.limitState("quarkus_proxied", "blocked");

        assertThatThrownBy(() -> limited.ask("quarkus_proxied", true, client -> client.text(QUESTION)))
                .isInstanceOf(WebApplicationException.class).satisfies(thrown -> {
                    Response response = ((WebApplicationException) thrown).getResponse();
                    PayiError error = PayiErrors.from(response).orElseThrow();
                    assertThat(error.limitBlocked().orElseThrow().limitIds()).containsExactly("quarkus_proxied");
                    assertThat(response.readEntity(String.class)).contains("limit_reached");
                });
        assertThatThrownBy(() -> limited.ask("quarkus_proxied", true, client -> client.text(QUESTION)))
                .isExactlyInstanceOf(LimitBlockedException.class);

        assertThat(payi.proxied()).hasSize(1);
        assertThat(provider.received()).isEmpty();
    }

    private void assertRefused(Function<ChatClient, ?> call) {
        assertThatThrownBy(() -> limited.ask("quarkus_kinds", false, call)).isExactlyInstanceOf(LimitBlockedException.class)
                .satisfies(thrown -> assertThat(((LimitBlockedException) thrown).limitIds()).containsExactly("quarkus_kinds"));
    }

    private void block(String limitId) {
        payi.limitState(limitId, "blocked");
        limited.ask(limitId, false, client -> client.text(QUESTION));
        await().untilAsserted(
                () -> assertThat(limited.states().isBlocked(limitId)).isTrue());
    }
}
