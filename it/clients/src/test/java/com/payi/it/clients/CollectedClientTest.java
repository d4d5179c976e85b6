package com.payi.it.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.Entity;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import com.payi.testkit.GatedChunks;
import com.payi.testkit.Reply;

/** An application holds nothing of a call but the stream of its answer. */
class CollectedClientTest {
    private static final List<String> CHUNKS = List.of("{\"id\":\"chatcmpl-1\",", "\"model\":\"m\",\"choices\":[],",
            "\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":2,\"total_tokens\":5}}");

    @AutoClose
    private final Application application = new Application(Desk.class);

    @ParameterizedTest
    @EnumSource
    void theRestOfTheAnswerComesAfterAGarbageCollection(JaxRsClient kind) throws Exception {
        GatedChunks chunks = new GatedChunks(CHUNKS);
        application.provider().answer(Reply.streamed(200, Map.of("Content-Type", "application/json"), () -> chunks));
        Client client = kind.builder().build();
        try (InputStream answer = stream(client)) {
            assertThat(answer.read()).isEqualTo('{');
            collectGarbage();
            chunks.allow(CHUNKS.size());

            CompletableFuture<String> rest = CompletableFuture.supplyAsync(() -> text(answer));
            assertThat(rest.get(20, TimeUnit.SECONDS)).endsWith("\"total_tokens\":5}}");
            await().until(() -> application.payi().events().size() == 1);
            assertThat(application.payi().events().get(0).units()).containsKey("text");
        } finally {
            client.close();
        }
    }

    private InputStream stream(Client client) {
        return client.target(application.provider().uri()).path("/v1/chat/completions").request()
                .post(Entity.json(Question.measured()), InputStream.class);
    }

    private static String text(InputStream answer) {
        try {
            return new String(answer.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Twice, so that what is finalized after the first one has an effect. */
    private static void collectGarbage() {
        for (int i = 0; i < 2; i++) {
            WeakReference<Object> collected = new WeakReference<>(new Object());
            await().until(() -> {
                System.gc();
                System.runFinalization();
                return collected.get() == null;
            });
        }
    }
}
