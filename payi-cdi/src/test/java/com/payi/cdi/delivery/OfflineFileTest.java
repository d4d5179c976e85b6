package com.payi.cdi.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.payi.cdi.IngestStatistics;
import com.payi.cdi.TrackContext;
import com.payi.cdi.testing.Assistant;
import com.payi.cdi.testing.LogCapture;
import com.payi.cdi.testing.TestApplication;
import com.payi.testkit.FakePayi;

/** Events go to a file in place of Pay-i. */
class OfflineFileTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;
    private Path file;
    private final LogCapture log = new LogCapture();
    private TestApplication application;

    @BeforeEach
    void configure() {
        file = folder.resolve("made").resolve("events.jsonl");
        application = newApplication();
    }

    @AfterEach
    void stop() {
        application.close();
        log.close();
        assertThat(application.payi().requests()).isEmpty();
    }

    private TestApplication newApplication() {
        return TestApplication.configured().with("payi.api-key", null).with("payi.ingest.offline-file", file.toString());
    }

    @Test
    void eachEventIsInTheFileWhileTheApplicationRuns() throws IOException {
        application.start();
        for (int call = 1; call <= 3; call++) {
            ask();
            int lines = call;
            await().untilAsserted(() -> assertThat(events()).hasSize(lines));
        }
        await().untilAsserted(() -> assertThat(statistics().delivered()).isEqualTo(3));
        assertThat(statistics().offered()).isEqualTo(3);
        assertThat(log.lines()).anyMatch(line -> line.contains("Events are written to " + file));
        assertThat(log.lines()).noneMatch(line -> line.contains("payi.api-key is not set"));
    }

    /** The fake checks each item against Pay-i's published contract. */
    @Test
    void theLinesAreItemsOfABulkRequest() throws Exception {
        application.start();
        TrackContext.builder().useCaseName("späße").userId("Zoë\nnext").limitIds("a", "b")
                .useCaseProperties(Map.of("tier", "gold"))
                .requestProperties(Map.of("region", "eu")).resourceScope("global").run(this::ask);
        ask();
        application.stop();

        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSize(2);
        JsonNode first = JSON.readTree(lines.get(0));
        assertThat(first.get("user_id").asText()).isEqualTo("Zoë\nnext");
        assertThat(first.get("limit_ids")).hasToString("[\"a\",\"b\"]");
        assertThat(first.get("scope").asText()).isEqualTo("global");
        try (FakePayi payi = FakePayi.start()) {
            HttpResponse<String> answer = HttpClient.newHttpClient().send(HttpRequest
                    .newBuilder(URI.create(payi.uri() + "/api/v1/ingest/bulk"))
                    .header("xProxy-api-key", FakePayi.DEFAULT_API_KEY).header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(lines.stream().collect(Collectors.joining(",", "[", "]"))))
                    .build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(payi.violations()).isEmpty();
            assertThat(payi.events()).extracting(event -> event.id()).doesNotContainNull().doesNotHaveDuplicates().hasSize(2);
        }
    }

    @Test
    void aRestartAppends() throws IOException {
        application.start();
        ask();
        application.close();
        application = newApplication().start();
        ask();
        application.stop();

        assertThat(events()).hasSize(2);
        assertThat(Files.readString(file)).endsWith("}\n");
    }

    @Test
    void halfALineThatACrashLeftSpoilsNoOther() throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "{\"category\":\"system.openai\",\"reso");
        application.start();
        ask();
        ask();
        application.stop();

        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).isEqualTo("{\"category\":\"system.openai\",\"reso");
        assertThat(JSON.readTree(lines.get(1)).get("units")).isNotNull();
        assertThat(log.lines()).filteredOn(line -> line.contains("ends in the middle of a line")).hasSize(1);
    }

    @Test
    void aPlaceThatCannotBeWrittenToIsLoggedAndTriedAgain() throws IOException {
        Files.writeString(file.getParent(), "a file where a folder should be");
        application.with("payi.ingest.retry.initial-delay", "10").with("payi.ingest.retry.max-delay", "20").start();
        assertThat(ask()).contains("choices");
        await().untilAsserted(() -> assertThat(log.lines()).anyMatch(line -> line.contains("WARN")
                && line.contains("Events are not delivered") && line.contains(file.getParent().toString())));
        assertThat(statistics().queued()).isEqualTo(1);

        Files.delete(file.getParent());
        await().untilAsserted(() -> assertThat(events()).hasSize(1));
    }

    @Test
    void aFileThatIsRemovedIsBegunAnew() throws IOException {
        application.start();
        ask();
        await().untilAsserted(() -> assertThat(events()).hasSize(1));
        Files.move(file, folder.resolve("taken"));
        ask();
        await().untilAsserted(() -> assertThat(events()).hasSize(1));
        assertThat(Files.readAllLines(folder.resolve("taken"))).hasSize(1);
    }

    @Test
    void theFileIsItsOwnersOnly() throws IOException {
        application.start();
        ask();
        application.stop();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
    }

    private IngestStatistics.Snapshot statistics() {
        return application.get(IngestStatistics.class).snapshot();
    }

    private String ask() {
        return application.get(Assistant.class).ask(application.provider().uri());
    }

    private List<JsonNode> events() throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        return Files.readAllLines(file).stream().map(OfflineFileTest::tree).toList();
    }

    private static JsonNode tree(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new AssertionError(line, e);
        }
    }
}
