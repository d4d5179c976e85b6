package com.acme;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;

import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import com.payi.cdi.LimitStates;
import com.payi.testkit.Answer;
import com.payi.testkit.FakePayi;
import com.payi.testkit.FakeProvider;
import com.payi.testkit.Outage;
import com.payi.testkit.quarkus.PayiQuarkusTest;

import io.quarkus.test.junit.QuarkusTest;

/** Tests of beans of an application on Quarkus. */
@QuarkusTest
@PayiQuarkusTest(config = "quarkus.rest-client.llm.url=${provider}")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AssistantTest {
    FakePayi payi;
    FakeProvider provider;

    @Inject
    Assistant assistant;
    @Inject
    LimitStates limits;

    @Test
    @Order(1)
    void chatsAreAccountedFor() {
        provider.answer(Answer.text("42").tokens(1000, 200));

        assertThat(assistant.answer("alice", "Why?")).contains("\"content\":\"42\"");
        assistant.answer("alice", "And?");

        assertThat(payi).useCase("chat").calls(2).user("alice").limit("daily").costBelow(0.01);
    }

    @Test
    @Order(2)
    void nothingIsLeftOfAnotherTest() {
        assertThat(payi).noCalls();
        assertThat(provider.received()).isEmpty();
    }

    @Test
    @Order(3)
    void theApplicationWorksWithoutPayi() {
        payi.unavailable(Outage.down());
        assertThat(assistant.answer("alice", "Hi")).contains("Hello");
        payi.available();
        assertThat(payi).useCase("chat").calls(1);
    }
}
