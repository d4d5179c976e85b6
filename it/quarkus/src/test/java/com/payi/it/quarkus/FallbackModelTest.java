package com.payi.it.quarkus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.function.Function;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import com.payi.cdi.LimitBlockedException;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;

/** Under a blocked limit a call is made with the model that the configuration names, or is not made. */
@QuarkusTest
@TestProfile(FallbackModelTest.FallingBack.class)
class FallbackModelTest extends ApplicationTest {
    private static final String LIMIT = "quarkus_fallback";
    private static final Question QUESTION = Question.to("gpt-4o-mini");
    private static final Question OTHER = Question.to("other");

    /** One model has another one. */
    public static class FallingBack implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("payi.limits.on-blocked", "block", "payi.limits.state-ttl", "600000",
                    "payi.limits.fallback.gpt-4o-mini", "small-model");
        }
    }

    @Inject
    LimitedAssistant limited;

    @Test
    void theModelDecidesHowACallIsMade() {
        payi.limitState(LIMIT, "blocked");
        limited.ask(LIMIT, false, client -> client.text(QUESTION));
        await().untilAsserted(() -> assertThat(limited.states().isBlocked(LIMIT)).isTrue());
        provider.reset();

        limited.ask(LIMIT, false, client -> client.text(QUESTION));
        limited.ask(LIMIT, false, client -> client.uni(QUESTION).await().atMost(Duration.ofSeconds(10)));
        assertThat(provider.received()).hasSize(2)
                .allSatisfy(request -> assertThat(request.json().path("model").asText()).isEqualTo("small-model"));
        await().untilAsserted(() -> assertThat(payi.events())
                .filteredOn(event -> "gpt-4o-mini".equals(event.properties().get("payi.fallback_from"))).hasSize(2));

        isRefused(client -> client.text(OTHER));
        isRefused(client -> client.uni(OTHER).await().atMost(Duration.ofSeconds(10)));
        isRefused(client -> client.stage(OTHER).toCompletableFuture().join());
        isRefused(client -> client.texts(OTHER).collect().asList().await().atMost(Duration.ofSeconds(10)));
        assertThat(provider.received()).as("nothing was sent of a refused call").hasSize(2);
    }

    private void isRefused(Function<ChatClient, ?> call) {
        assertThat(LimitBlockedException.findIn(catchThrowable(() -> limited.ask(LIMIT, false, call)))).isPresent();
    }
}
