package com.payi.it.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.client.Entity;

import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.Test;

import com.payi.cdi.IngestStatistics;
import com.payi.testkit.FakePayi;

/** The example of the documentation at work, up to Pay-i. */
class QueueSenderTest {
    private static final int ROOM = 5;

    /** The broker. */
    @ApplicationScoped
    static class Queues {
        private final BlockingQueue<QueueSender.Message> queue = new ArrayBlockingQueue<>(ROOM);

        @Produces
        BlockingQueue<QueueSender.Message> queue() {
            return queue;
        }
    }

    @Test
    void eventsGoThroughTheQueueAndRefusedOnesWait() throws Exception {
        try (Provider provider = new Provider();
                FakePayi payi = FakePayi.start();
                WeldContainer application = new Weld().addBeanClasses(Queues.class, QueueSender.class).initialize()) {
            IngestStatistics statistics = application.select(IngestStatistics.class).get();
            call(provider, 2 * ROOM);
            await().until(() -> statistics.snapshot().delivered() == ROOM && statistics.snapshot().failedAttempts() > 0);

            List<QueueSender.Message> received = new ArrayList<>();
            BlockingQueue<QueueSender.Message> queue = application.select(Queues.class).get().queue();
            await().atMost(Duration.ofSeconds(60)).until(() -> {
                queue.drainTo(received);
                return received.size() == 2 * ROOM;
            });
            assertThat(received).extracting(QueueSender.Message::id)
                    .containsExactlyInAnyOrderElementsOf(ids(2 * ROOM));
            // What reads the queue sends its messages on as they are.
            assertThat(toPayi(payi, received)).isEqualTo(200);
            assertThat(payi.violations()).isEmpty();
            assertThat(payi.idCounts()).containsOnlyKeys(ids(2 * ROOM).toArray(String[]::new));
        }
    }

    /** So that the documentation does not show what does not work any more. */
    @Test
    void theDocumentationShowsTheClass() throws IOException {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.exists(root.resolve("docs/how-to/send-through-a-broker.md"))) {
            root = root.getParent();
        }
        String source = Files.readString(root.resolve("it/delivery/src/test/java/com/payi/it/delivery/QueueSender.java"));
        String shown = source.substring(source.indexOf("@ApplicationScoped"));
        assertThat(Files.readString(root.resolve("docs/how-to/send-through-a-broker.md")))
                .contains("```java\n" + shown + "```");
    }

    private static void call(Provider provider, int calls) {
        try (Client client = ClientBuilder.newClient()) {
            for (int call = 0; call < calls; call++) {
                client.target(provider.uri()).path(Provider.REPORTED).request()
                        .post(Entity.json("{\"model\":\"gpt-4o-mini\",\"messages\":[]}"), String.class);
            }
        }
    }

    private static List<String> ids(int calls) {
        List<String> ids = new ArrayList<>();
        for (int call = 1; call <= calls; call++) {
            ids.add(Provider.id(call));
        }
        return ids;
    }

    private static int toPayi(FakePayi payi, List<QueueSender.Message> messages) throws IOException, InterruptedException {
        String items = messages.stream().map(QueueSender.Message::json).collect(Collectors.joining(",", "[", "]"));
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(payi.uri().resolve("/api/v1/ingest/bulk"))
                .version(HttpClient.Version.HTTP_1_1)
                .header("Content-Type", "application/json")
                .header("xProxy-api-key", FakePayi.DEFAULT_API_KEY)
                .POST(HttpRequest.BodyPublishers.ofString(items))
                .build(), HttpResponse.BodyHandlers.discarding()).statusCode();
    }
}
