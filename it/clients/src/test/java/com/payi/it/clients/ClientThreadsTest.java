package com.payi.it.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import jakarta.ws.rs.client.ClientResponseFilter;

import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import com.payi.cdi.TrackContext;
import com.payi.testkit.FakeProvider;
import com.payi.testkit.Reply;

/** What stays on the threads that MicroProfile REST clients work on. */
class ClientThreadsTest {
    @AutoClose
    private final Application application = new Application(Desk.class);

    /** Whether calls succeed or fail, and wherever they fail, a thread of the client has no context once it is done with them. */
    @ParameterizedTest(name = "{0}")
    @EnumSource
    void nothingIsKept(MicroProfileClient client) throws Exception {
        URI provider = application.provider().uri();
        application.provider().on(request -> request.bodyText().contains("failing-model"),
                request -> Reply.json(500, "{\"error\":{\"message\":\"broken\"}}"));
        ExecutorService single = Executors.newSingleThreadExecutor(task -> new Thread(task, "single"));
        try {
            keepsNothing(client.builder().baseUri(provider), Question.measured(), single);
            keepsNothing(client.builder().baseUri(provider), Question.to("failing-model"), single);
            keepsNothing(client.builder().baseUri(URI.create("http://127.0.0.1:" + FakeProvider.deadPort())),
                    Question.measured(), single);
            keepsNothing(
                    client.builder().baseUri(provider).register((ClientResponseFilter) (request, response) -> {
                        throw new IllegalStateException("refused by a filter");
                    }), Question.measured(), single);
        } finally {
            single.shutdownNow();
        }
    }

    private void keepsNothing(RestClientBuilder builder, String question, ExecutorService single) throws Exception {
        ChatClient chat = builder.executorService(single).build(ChatClient.class);
        Desk desk = application.get(Desk.class);
        for (int call = 0; call < 3; call++) {
            desk.work(() -> chat.askLater(question)).handle((answer, failure) -> answer).toCompletableFuture().get(20,
                    TimeUnit.SECONDS);
            assertThat(single.submit(() -> TrackContext.current().useCaseName()).get(20, TimeUnit.SECONDS))
                    .contains(Application.GLOBAL);
        }
        ((AutoCloseable) chat).close();
    }
}
