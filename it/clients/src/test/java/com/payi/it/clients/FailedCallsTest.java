package com.payi.it.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.URI;

import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.client.Client;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import com.payi.testkit.FakeProvider;
import com.payi.testkit.IngestedEvent;

/** A call that fails before there is an answer is reported when its context ends. */
class FailedCallsTest {
    private Application application;

    @BeforeEach
    void start() {
        application = new Application(Desk.class);
    }

    @AfterEach
    void stop() {
        application.close();
    }

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
}
