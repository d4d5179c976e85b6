package com.payi.it.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.TimeUnit;

import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.client.Invocation;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import com.payi.cdi.LimitBlockedException;
import com.payi.cdi.LimitStates;

/** Under a blocked limit a call is made with the model that the configuration names, or is not made. */
class FallbackModelTest {
    private static final String LIMIT = "daily";
    private static final String REPLACED = "replaced-model";
    private static final String FALLBACK = "payi.limits.fallback." + REPLACED;

    private Application application;

    @BeforeEach
    void startWithABlockedLimit() {
        System.setProperty("payi.limits.on-blocked", "block");
        System.setProperty("payi.limit-ids", LIMIT);
        System.setProperty(FALLBACK, "small-model");
        application = new Application();
        application.payi().limitState(LIMIT, "blocked");
        try (Client client = JaxRsClient.RESTEASY.builder().build()) {
            JaxRsClient.ask(client, application.provider().uri());
        }
        await().untilAsserted(() -> assertThat(application.get(LimitStates.class).isBlocked(LIMIT)).isTrue());
        application.provider().reset();
    }

    @AfterEach
    void stop() {
        application.close();
        System.clearProperty("payi.limits.on-blocked");
        System.clearProperty("payi.limit-ids");
        System.clearProperty(FALLBACK);
    }

    private Invocation.Builder request(Client client) {
        return client.target(application.provider().uri()).path("/v1/chat/completions").request();
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void aCallIsMadeWithTheOtherModel(JaxRsClient kind) throws Exception {
        try (Client client = kind.builder().build()) {
            request(client).post(Entity.json(Question.to(REPLACED)), String.class);
            request(client).async().post(Entity.json(Question.to(REPLACED)), String.class).get(20, TimeUnit.SECONDS);
        }

        assertThat(application.provider().received()).hasSize(2)
                .allSatisfy(request -> assertThat(request.json().path("model").asText()).isEqualTo("small-model"));
        await().untilAsserted(() -> assertThat(application.payi().events())
                .filteredOn(event -> REPLACED.equals(event.properties().get("payi.fallback_from"))).hasSize(2)
                .allSatisfy(event -> assertThat(event.resource()).isEqualTo("small-model")));
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void aCallOfAnotherModelIsNotMade(JaxRsClient kind) {
        try (Client client = kind.builder().build()) {
            assertThat(LimitBlockedException.findIn(catchThrowable(() -> JaxRsClient.ask(client,
                    application.provider().uri())))).isPresent();
            assertThat(LimitBlockedException.findIn(catchThrowable(() -> request(client).async()
                    .post(Entity.json(Question.measured()), String.class).get(20, TimeUnit.SECONDS)))).isPresent();
        }

        assertThat(application.provider().received()).isEmpty();
    }
}
