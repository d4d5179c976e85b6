package com.payi.it.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;

import jakarta.enterprise.context.control.RequestContextController;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.Entity;

import org.eclipse.microprofile.context.ManagedExecutor;
import org.jboss.resteasy.microprofile.client.RestClientBuilderImpl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.payi.cdi.TrackRequest;
import com.payi.testkit.IngestedEvent;

/** What is true of a request holds for its calls outside of every context, too, on whichever thread they are sent. */
class RequestElsewhereTest {
    private Application application;

    private record Way(String label, Function<URI, CompletionStage<?>> call) {
        @Override
        public String toString() {
            return label;
        }
    }

    static Stream<Way> ways() {
        return Stream.of(new Way("RESTEasy", provider -> later(JaxRsClient.RESTEASY, provider)),
                new Way("Jersey", provider -> later(JaxRsClient.JERSEY, provider)),
                new Way("CXF", provider -> later(JaxRsClient.CXF, provider)),
                new Way("MicroProfile REST client", provider -> new RestClientBuilderImpl().baseUri(provider)
                        .build(ChatClient.class).askLater(Question.measured())),
                new Way("ManagedExecutor", RequestElsewhereTest::managed));
    }

    private static CompletionStage<?> later(JaxRsClient kind, URI provider) {
        Client client = kind.builder().build();
        CompletableFuture<String> answer = new CompletableFuture<>();
        client.target(provider).path("/v1/chat/completions").request().async().post(Entity.json(Question.measured()),
                JaxRsClientsTest.callback(answer));
        return answer.whenComplete((text, failure) -> client.close());
    }

    private static CompletionStage<?> managed(URI provider) {
        ManagedExecutor executor = ManagedExecutor.builder().build();
        Client client = JaxRsClient.RESTEASY.builder().build();
        return executor.supplyAsync(() -> JaxRsClient.ask(client, provider)).whenComplete((answer, failure) -> {
            client.close();
            executor.shutdown();
        });
    }

    @BeforeEach
    void start() {
        application = new Application();
    }

    @AfterEach
    void stop() {
        application.close();
    }

    @ParameterizedTest
    @MethodSource("ways")
    void theUserOfTheRequestIsThere(Way way) throws Exception {
        RequestContextController request = application.get(RequestContextController.class);
        request.activate();
        CompletionStage<?> answer;
        try {
            application.get(TrackRequest.class).setUserId("anna");
            answer = way.call().apply(application.provider().uri());
        } finally {
            request.deactivate();
        }
        answer.toCompletableFuture().get(20, TimeUnit.SECONDS);
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(application.payi().events()).hasSize(1));
        IngestedEvent event = application.payi().events().get(0);
        assertThat(event.userId()).isEqualTo("anna");
        assertThat(event.useCaseName()).isEqualTo(Application.GLOBAL);
    }
}
