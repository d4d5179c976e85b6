package com.payi.it.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.ws.rs.client.Client;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import com.payi.cdi.rest.PayiFeature;

/** CXF makes reactive calls on threads where a server such as TomEE finds no container. */
class ThreadOfNoApplicationTest {
    @AutoClose
    private final Application application = new Application(Desk.class);

    /** The container as a thread sees it that belongs to no application. */
    private abstract static class NoContainer extends CDI<Object> {
        static void begin() {
            CDI.setCDIProvider(() -> {
                throw new IllegalStateException("No container on this thread");
            });
        }

        static void end() {
            configuredProvider = null;
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"CXF"})
    void aCallBelongsToTheApplicationThatRegisteredTheFeature(JaxRsClient kind) {
        Client client = kind.builder().register(PayiFeature.class).build();
        try {
            NoContainer.begin();
            assertThat(JaxRsClient.ask(client, application.provider().uri())).contains("choices");
        } finally {
            NoContainer.end();
            client.close();
        }

        await().until(() -> !application.payi().events().isEmpty());
        assertThat(application.payi().events()).singleElement()
                .satisfies(event -> assertThat(event.useCaseName()).isEqualTo(Application.GLOBAL));
    }
}
