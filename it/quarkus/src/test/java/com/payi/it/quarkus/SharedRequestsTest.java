package com.payi.it.quarkus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;

import com.payi.testkit.IngestedEvent;

import io.quarkus.test.junit.QuarkusTest;

/** This application observes no results, so the events of many calls share requests. */
@QuarkusTest
class SharedRequestsTest extends ApplicationTest {
    private static final int CALLS = 20;

    @Test
    void eventsOfManyCallsShareRequests() {
        for (int call = 0; call < CALLS; call++) {
            assistant.summary(client -> client.text(Question.to("gpt-4o-mini")));
        }
        await().untilAsserted(() -> assertThat(payi.events()).hasSize(CALLS));
        assertThat(payi.events()).anyMatch(IngestedEvent::bulk);
    }
}
