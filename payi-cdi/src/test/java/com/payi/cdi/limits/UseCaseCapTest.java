package com.payi.cdi.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import com.payi.cdi.BudgetThresholdReached;
import com.payi.cdi.BudgetThresholdReached.Kind;
import com.payi.cdi.LimitBlockedException;
import com.payi.cdi.LimitBlockedException.Reason;
import com.payi.cdi.PayiConfigurationException;
import com.payi.cdi.Track;
import com.payi.cdi.TrackContext;
import com.payi.cdi.testing.Assistant;

/** Calls of one instance of a use case that are not allowed to go on for ever. */
class UseCaseCapTest extends LimitedCalls {
    /** What a call of the fake provider costs at the fake Pay-i. */
    private static final double COST = 0.000026;

    @Test
    void aToolLoopEndsWithOneClearException() {
        start(Agent.class);

        assertThatThrownBy(() -> application.get(Agent.class).loop(application.provider().uri()))
                .isInstanceOfSatisfying(LimitBlockedException.class, refused -> {
                    assertThat(refused.reason()).isEqualTo(Reason.MAX_CALLS);
                    assertThat(refused.limitIds()).isEmpty();
                })
                .hasMessageStartingWith("PAYI00224: The call was not made: the use case agent has made 5 calls")
                .hasMessageContaining("raise maxCalls");

        assertThat(application.provider().received()).hasSize(5);
        await().untilAsserted(() -> assertThat(application.payi().events()).hasSize(5));
    }

    @Test
    void eachRunOfTheMethodIsAnInstanceOfItsOwn() {
        start(Agent.class);
        for (int run = 0; run < 3; run++) {
            assertThatThrownBy(() -> application.get(Agent.class).loop(application.provider().uri()))
                    .isInstanceOf(LimitBlockedException.class);
        }

        assertThat(application.provider().received()).hasSize(15);
    }

    @Test
    void theCallsOfAToolCountForTheAgentThatUsesIt() {
        start(Agent.class, Tool.class);

        assertThatThrownBy(() -> application.get(Agent.class).loopWithTools(application.provider().uri()))
                .isInstanceOf(LimitBlockedException.class).hasMessageContaining("the use case agent");

        assertThat(application.provider().received()).hasSize(5);
    }

    @Test
    void aConversationCountsOverItsRequests() {
        start(Agent.class);
        Agent agent = application.get(Agent.class);
        agent.answer(application.provider().uri(), "alice");
        agent.answer(application.provider().uri(), "alice");
        agent.answer(application.provider().uri(), "bob");

        assertThatThrownBy(() -> agent.answer(application.provider().uri(), "alice"))
                .isInstanceOf(LimitBlockedException.class);
        agent.answer(application.provider().uri(), "bob");
    }

    @Test
    void whenTheCostIsReachedAtMostOneCallTooManyIsMade() {
        start(Agent.class);
        // The library learns what such a call costs.
        application.get(Agent.class).once(application.provider().uri());
        await().untilAsserted(() -> assertThat(application.payi().events()).hasSize(1));

        try (var scope = TrackContext.builder().useCaseName("dear").maxCostUsd(10.5 * COST).open()) {
            assertThatThrownBy(() -> loop(application.get(Assistant.class), application.provider().uri()))
                    .isInstanceOfSatisfying(LimitBlockedException.class,
                            refused -> assertThat(refused.reason()).isEqualTo(Reason.MAX_COST))
                    .hasMessageContaining("PAYI00225").hasMessageContaining("its maxCostUsd is 0.000273 USD");
        }

        // The first calls of this use case are held with the default cost until the first answer is there.
        assertThat(application.provider().received().size() - 1).isBetween(1, 11);
    }

    @Test
    void configurationReplacesTheCapsOfAnnotations() {
        application.with("payi.use-cases.agent.max-calls", "2");
        start(Agent.class);

        assertThatThrownBy(() -> application.get(Agent.class).loop(application.provider().uri()))
                .isInstanceOf(LimitBlockedException.class);

        assertThat(application.provider().received()).hasSize(2);
    }

    @Test
    void theKeyOfTheMemberReplacesItToo() {
        application.with("Track/maxCalls", "1");
        start(Agent.class);

        assertThatThrownBy(() -> application.get(Agent.class).loop(application.provider().uri()))
                .isInstanceOf(LimitBlockedException.class);

        assertThat(application.provider().received()).hasSize(1);
    }

    @Test
    void aMistakeInAKeyFailsTheStart() {
        application.with("payi.use-cases.agent.max-calls", "-2").with("payi.use-cases.agent.max-cost-usd", "1,50");

        assertThatThrownBy(() -> start(Agent.class))
                .hasStackTraceContaining("payi.use-cases.agent.max-calls: '-2' is not a number")
                .hasStackTraceContaining("payi.use-cases.agent.max-cost-usd: '1,50' is not an amount in US dollars")
                .hasStackTraceContaining(PayiConfigurationException.class.getName());
    }

    @Test
    void aNegativeCapOfTheBuilderIsRefused() {
        start(Agent.class);
        assertThatThrownBy(() -> TrackContext.builder().maxCostUsd(-0.1)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-0.1");
        assertThatThrownBy(() -> TrackContext.builder().maxCalls(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theApplicationLearnsWhenACapIsNearlyUsedUp() {
        start(Agent.class, Alarms.class);
        assertThatThrownBy(() -> application.get(Agent.class).loop(application.provider().uri()))
                .isInstanceOf(LimitBlockedException.class);

        List<BudgetThresholdReached> alarms = application.get(Alarms.class).all();
        await().untilAsserted(() -> assertThat(alarms).isNotEmpty());
        assertThat(alarms).singleElement().satisfies(alarm -> {
            assertThat(alarm.kind()).isEqualTo(Kind.USE_CASE_CALLS);
            assertThat(alarm.name()).isEqualTo("agent");
            assertThat(alarm.used()).hasValue(4);
            assertThat(alarm.max()).hasValue(5);
        });
    }

    private void start(Class<?>... beans) {
        application.start(beans);
    }

    private static void loop(Assistant assistant, URI provider) {
        while (true) {
            assistant.ask(provider);
        }
    }

    @ApplicationScoped
    static class Agent {
        @Inject
        Assistant assistant;
        @Inject
        Instance<Tool> tool;

        @Track(useCaseName = "agent", maxCalls = 5)
        public void loop(URI provider) {
            UseCaseCapTest.loop(assistant, provider);
        }

        @Track(useCaseName = "agent", maxCalls = 5)
        public void loopWithTools(URI provider) {
            while (true) {
                tool.get().use(provider);
            }
        }

        @Track(useCaseName = "conversation", maxCalls = 2)
        public void answer(URI provider, @Track.UseCaseId String conversation) {
            assistant.ask(provider);
        }

        @Track(useCaseName = "dear")
        public void once(URI provider) {
            assistant.ask(provider);
        }
    }

    @ApplicationScoped
    static class Tool {
        @Inject
        Assistant assistant;

        @Track(useCaseName = "tool", maxCalls = 100)
        public void use(URI provider) {
            assistant.ask(provider);
        }
    }
}
