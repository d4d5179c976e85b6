package com.payi.it.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

import org.awaitility.Awaitility;

import com.payi.testkit.FakePayi;

/** Answers of Pay-i that say nothing about an event, or nothing that is for ever. */
final class AnswerFaults {
    private static final int RATE = 100;
    private static final int PARTS = 6;

    private AnswerFaults() {}

    static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        rows.add(new Row("the key is refused (401), then rotated in its file", true, Expected.ALL_DELIVERED,
                AnswerFaults::rotatedKey));
        rows.add(new Row("the use case does not exist (404), and is created later", true, Expected.ALL_DELIVERED,
                AnswerFaults::useCaseCreatedLater));
        for (int status : List.of(201, 202)) {
            rows.add(new Row("Pay-i answers " + status, false, Expected.ALL_DELIVERED, stage -> {
                stage.payi().successStatus(status);
                stage.deliverAndEnd(calls(stage).start());
                return "";
            }));
        }
        rows.add(new Row("half of all requests fail (500), 100 events/s", false, Expected.ALL_DELIVERED.unmeasured(),
                AnswerFaults::halfFails));
        return rows;
    }

    private static Producing calls(Stage stage) {
        return stage.producing().calls(stage.size().of(100, 600));
    }

    private static String rotatedKey(Stage stage) throws IOException {
        Path file = Files.writeString(stage.folder().resolve("key"), "revoked");
        ProducerProcess producer = calls(stage).with("payi.api-key", "").with("payi.api-key-file", file).start();
        producer.awaitProduced(Stage.PATIENCE);
        producer.await("the delivery to be suspended", Stage.PATIENCE, counts -> counts.suspended());
        assertThat(producer.log()).filteredOn(line -> line.contains("401 invalid_api_key")).as("logged once a minute")
                .hasSizeBetween(1, 2).allMatch(line -> line.contains("payi.api-key-file in SysPropConfigSource"));
        // Moved into place, so that the library never reads half of it.
        Path rotated = Files.writeString(stage.folder().resolve("key.next"), FakePayi.DEFAULT_API_KEY);
        Files.move(rotated, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        stage.deliverAndEnd(producer);
        return "";
    }

    private static String useCaseCreatedLater(Stage stage) {
        AtomicBoolean missing = new AtomicBoolean(true);
        stage.payi().refuse(event -> missing.get(), 404, "use_case_not_found");
        ProducerProcess producer = calls(stage).start();
        producer.awaitProduced(Stage.PATIENCE);
        producer.await("a refusal", Stage.PATIENCE, counts -> counts.failedAttempts() > 0);
        assertThat(producer.counts().suspended()).isFalse();
        assertThat(producer.log()).filteredOn(line -> line.contains("Pay-i does not know the use case 'matrix'")).hasSize(1);
        missing.set(false);
        stage.deliverAndEnd(producer);
        return "";
    }

    /** With the retry delays that are the default; the backlog is written down while the events come. */
    private static String halfFails(Stage stage) {
        stage.payi().failShare(0.5, 500).stall(Duration.ofMillis(10));
        int calls = stage.size().of(5, 30) * RATE;
        ProducerProcess producer = stage.producing().calls(20).with("payi.ingest.retry.initial-delay", 500)
                .with("payi.ingest.retry.max-delay", 30_000).volume(calls, RATE).start();
        List<Long> backlog = new ArrayList<>();
        AtomicLong most = new AtomicLong();
        for (int part = 1; part <= PARTS; part++) {
            long offered = (long) calls * part / PARTS;
            Awaitility.await("events to come").atMost(Stage.PATIENCE).pollInterval(Duration.ofMillis(20)).until(() -> {
                if (producer.counts() == null) {
                    return false;
                }
                most.accumulateAndGet(producer.counts().waiting(), Math::max);
                return producer.counts().offered() >= offered;
            });
            backlog.add(producer.counts().waiting());
        }
        assertThat(most.get()).as("the backlog, which was %s", backlog).isLessThan(calls / 2);
        stage.deliverAndEnd(producer);
        return "backlog over the time: " + backlog + ", at most " + most;
    }
}
