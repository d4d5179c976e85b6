package com.payi.it.interception;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.Entity;

import org.eclipse.microprofile.faulttolerance.Retry;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.Test;

import com.payi.cdi.Track;
import com.payi.testkit.FakePayi;
import com.payi.testkit.FakeProvider;
import com.payi.testkit.IngestedEvent;

/** A method that is retried is one piece of work with several calls. */
class RetryTest {
    @Test
    void allAttemptsAreOneInstanceAndEachIsAnEvent() {
        try (FakeProvider provider = FakeProvider.start(); FakePayi payi = FakePayi.start()) {
            System.setProperty("payi.base-url", payi.uri().toString());
            System.setProperty("payi.api-key", FakePayi.DEFAULT_API_KEY);
            System.setProperty("payi.attempts", "always");
            try (WeldContainer container = new Weld().addBeanClass(Persistent.class).initialize()) {
                assertThat(container.select(Persistent.class).get().ask(provider.uri())).contains("choices");
                await().untilAsserted(() -> assertThat(payi.events()).hasSize(3));
                List<IngestedEvent> events = payi.events();
                assertThat(events).extracting(IngestedEvent::useCaseName).containsOnly("persistent");
                assertThat(events).extracting(IngestedEvent::useCaseId).containsOnly(events.get(0).useCaseId());
                assertThat(events).extracting(event -> event.properties().get("payi.attempt")).containsExactlyInAnyOrder("1",
                        "2", "3");
                assertThat(events).extracting(event -> event.properties().get("payi.operation_id")).doesNotContainNull()
                        .containsOnly(events.get(0).properties().get("payi.operation_id"));
            } finally {
                System.clearProperty("payi.base-url");
                System.clearProperty("payi.api-key");
                System.clearProperty("payi.attempts");
            }
        }
    }

    /** Is content with the third answer only. */
    @ApplicationScoped
    static class Persistent {
        private static final String QUESTION = "{\"model\":\"gpt-4o-mini\",\"messages\":[{\"role\":\"user\",\"content\":\"why\"}]}";

        private final AtomicInteger attempts = new AtomicInteger();
        private final Client client = ClientBuilder.newClient();

        @Track(useCaseName = "persistent")
        @Retry(maxRetries = 3, delay = 0, jitter = 0)
        public String ask(URI provider) {
            String answer = client.target(provider).path("/v1/chat/completions").request().post(Entity.json(QUESTION),
                    String.class);
            if (attempts.incrementAndGet() < 3) {
                throw new IllegalStateException("not content with the answer");
            }
            return answer;
        }
    }
}
