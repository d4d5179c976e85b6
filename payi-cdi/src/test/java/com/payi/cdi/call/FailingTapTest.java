package com.payi.cdi.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientResponseContext;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import com.payi.cdi.internal.core.call.ExchangeHandle;
import com.payi.cdi.internal.edge.jaxrs.AnswerTap;
import com.payi.cdi.testing.Assistant;
import com.payi.cdi.testing.TestApplication;
import com.payi.testkit.IngestedEvent;

/** A client whose answers cannot be followed. */
class FailingTapTest {
    private final TestApplication application = TestApplication.configured();

    @ApplicationScoped
    public static class Unfit implements AnswerTap {
        @Override
        public void tap(ClientRequestContext request, ClientResponseContext response, ExchangeHandle handle) {
            throw new IllegalStateException("not an answer that can be followed");
        }
    }

    @AfterEach
    void stop() {
        application.close();
    }

    @Test
    void theCallGoesOnAndIsReportedWithWhatIsKnown() {
        application.start(Unfit.class);

        String answer = application.get(Assistant.class).ask(application.provider().uri());

        assertThat(answer).contains("choices");
        await().untilAsserted(() -> assertThat(application.payi().events()).hasSize(1));
        IngestedEvent event = application.payi().events().get(0);
        assertThat(event.httpStatusCode()).isEqualTo(200);
        assertThat(event.resource()).isEqualTo("gpt-4o-mini");
        assertThat(event.properties()).containsEntry("payi.partial", "true");
    }
}
