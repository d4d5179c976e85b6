package com.acme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;

import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.payi.cdi.LimitStates;
import com.payi.testkit.Answer;
import com.payi.testkit.FakePayi;
import com.payi.testkit.FakeProvider;
import com.payi.testkit.Outage;
import com.payi.testkit.PayiTest;

/** Tests of an application on Weld. */
@PayiTest(config = {"acme.llm.url=${provider}", "payi.limits.on-blocked=block"})
class DeskTest {
    private SeContainer container;
    private Desk desk;

    @BeforeEach
    void start() {
        container = SeContainerInitializer.newInstance().initialize();
        desk = container.select(Desk.class).get();
    }

    @AfterEach
    void stop() {
        container.close();
    }

    @Test
    void chatsAreAccountedFor(FakePayi payi) {
        desk.answer("alice", "Hi");
        desk.answer("alice", "And?");

        assertThat(payi).useCase("chat").calls(2).user("alice").limit("daily").costBelow(0.01);
    }

    @Test
    void anAnswerComesFromTheModel(FakePayi payi, FakeProvider provider) {
        provider.answer(Answer.text("42").tokens(1000, 200));

        assertThat(desk.answer("alice", "Why?")).contains("\"content\":\"42\"");

        assertThat(payi).user("alice").calls(1).model("gpt-4o-mini").tokensBelow(1201);
    }

    @Test
    void aUsedUpBudgetHasAnAnswer(FakePayi payi, FakeProvider provider) {
        payi.limit("daily").blocked();
        desk.answer("alice", "The answer to the event has the state of the limit");
        await().until(() -> container.select(LimitStates.class).get().isBlocked("daily"));

        assertThat(desk.answer("alice", "Hi")).isEqualTo(Desk.USED_UP);

        assertThat(provider.received()).hasSize(1);
    }

    @Test
    void anErrorOfTheProviderIsAccountedForToo(FakePayi payi, FakeProvider provider) {
        provider.answer(Answer.error(429, "Slow down"));

        assertThatThrownBy(() -> desk.answer("alice", "Hi")).hasMessage("The provider answered 429");

        assertThat(payi).useCase("chat").calls(1).status(429);
    }

    @Test
    void theApplicationWorksWithoutPayi(FakePayi payi) {
        payi.unavailable(Outage.down());
        assertThat(desk.answer("alice", "Hi")).contains("Hello");
        payi.unavailable(Outage.tooManyRequests(Duration.ofSeconds(1)));
        assertThat(desk.answer("alice", "Hi")).contains("Hello");

        payi.available();
        assertThat(payi).useCase("chat").calls(2);
    }
}
