package com.payi.cdi.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import com.payi.cdi.LimitState;
import com.payi.cdi.LimitStates;
import com.payi.cdi.TrackContext;
import com.payi.cdi.testing.Assistant;
import com.payi.cdi.testing.Results;
import com.payi.cdi.testing.TestApplication;
import com.payi.testkit.IngestedEvent;

/** With the default configuration: which events of an application share requests, and what is known of them then. */
class SharedRequestsTest {
    private final TestApplication application = TestApplication.configured();

    @AfterEach
    void stop() {
        application.close();
        assertThat(application.payi().violations()).isEmpty();
    }

    private void ask(int calls) {
        for (int call = 0; call < calls; call++) {
            application.get(Assistant.class).ask(application.provider().uri(), Map.of());
        }
    }

    private void awaitEvents(int events) {
        await().untilAsserted(() -> assertThat(application.payi().events()).hasSize(events));
    }

    @Test
    void callsOfAnApplicationThatObservesNoResultsShareRequests() {
        application.startWithoutObservers();
        TrackContext.builder().useCaseName("shop").run(() -> ask(20));
        awaitEvents(20);
        assertThat(application.payi().events()).anyMatch(IngestedEvent::bulk);
        assertThat(application.payi().requests()).hasSizeLessThan(20);
    }

    @Test
    void anApplicationThatObservesResultsGetsTheCostOfEachCall() {
        application.start();
        TrackContext.builder().useCaseName("shop").run(() -> ask(20));
        awaitEvents(20);
        assertThat(application.payi().events()).noneMatch(IngestedEvent::bulk);
        await().untilAsserted(() -> assertThat(application.get(Results.class).all()).hasSize(20)
                .allMatch(result -> result.cost().isPresent()));
    }

    @Test
    void anApplicationThatReadsResultsGetsTheCostOfTheNextCalls() {
        application.startWithoutObservers();
        TrackContext.builder().useCaseName("shop").run(() -> {
            TrackContext.current().lastResult();
            ask(10);
            awaitEvents(10);
            assertThat(application.payi().events()).noneMatch(IngestedEvent::bulk);
            await().pollInSameThread().until(() -> TrackContext.current().lastResult()
                    .filter(result -> result.cost().isPresent()).isPresent());
        });
    }

    @Test
    void theStateOfALimitIsKnownAlthoughEventsShareRequests() {
        application.startWithoutObservers();
        ask(1);
        application.payi().limitState("daily", "blocked");
        TrackContext.builder().useCaseName("shop").limitIds("daily").run(() -> ask(20));
        await().untilAsserted(() -> assertThat(application.get(LimitStates.class).state("daily"))
                .hasValueSatisfying(status -> assertThat(status.state()).isEqualTo(LimitState.BLOCKED)));
        awaitEvents(21);
        assertThat(application.payi().events()).anyMatch(IngestedEvent::bulk);
    }
}
