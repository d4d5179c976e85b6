package com.payi.it.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.URI;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.core.Response;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import com.payi.testkit.FakeProvider;
import com.payi.testkit.IngestedEvent;
import com.payi.testkit.Reply;

/** Calls that fail are reported, whatever the client does with the failure. */
class FailedCallsTest {
    @AutoClose
    private final Application application = new Application(Desk.class);

    @ParameterizedTest
    @EnumSource
    void aRefusedConnectionIsReportedWithWhatFailed(JaxRsClient kind) {
        URI dead = URI.create("http://127.0.0.1:" + FakeProvider.deadPort());
        Client client = kind.builder().build();
        try {
            assertThatThrownBy(() -> application.get(Desk.class).left(() -> JaxRsClient.ask(client, dead)))
                    .isInstanceOf(ProcessingException.class);

            await().until(() -> !application.payi().events().isEmpty());
            IngestedEvent event = application.payi().events().get(0);
            assertThat(event.useCaseName()).isEqualTo(Desk.LEFT);
            assertThat(event.httpStatusCode()).isEqualTo(299);
            assertThat(event.properties().get("system.failure")).endsWith("ConnectException");
        } finally {
            client.close();
        }
    }

    /** The client has thrown an exception, or the application has looked at the status only. */
    @ParameterizedTest
    @EnumSource
    void anErrorThatNobodyReadsIsReportedWithItsStatus(JaxRsClient kind) {
        application.provider().always(Reply.json(429, "{\"error\":{\"message\":\"Too many requests\"}}"));
        Client client = kind.builder().build();
        try {
            assertThatThrownBy(() -> JaxRsClient.ask(client, application.provider().uri()))
                    .isInstanceOf(WebApplicationException.class).hasMessageContaining("429");
            Response unread = JaxRsClient.open(client, application.provider().uri());
            assertThat(unread.getStatus()).isEqualTo(429);

            await().until(() -> application.payi().events().size() == 2);
            assertThat(application.payi().events()).extracting(IngestedEvent::httpStatusCode).containsOnly(429);
            assertThat(unread.readEntity(String.class)).contains("Too many requests");
        } finally {
            client.close();
        }
    }
}
