package com.payi.it.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

import org.awaitility.Awaitility;

import com.payi.testkit.Outage;

/** What happens to the process of the application. */
final class ProcessFaults {
    /** A kill comes after one to so many calls, at any moment of what goes on in the background. */
    private static final int MOST_CALLS_BEFORE_A_KILL = 400;

    private ProcessFaults() {}

    static List<Row> rows() {
        return List.of(
                new Row("SIGTERM, Pay-i takes 30 ms", true, Expected.ALL_DELIVERED, stage -> {
                    stage.payi().stall(Duration.ofMillis(30));
                    terminated(stage, stage.producing());
                    return "";
                }),
                new Row("SIGTERM, Pay-i is away, without spool", false, Expected.dropping(Expected.ANY),
                        stage -> terminatedWithoutPayi(stage, stage.producing())),
                new Row("SIGTERM, Pay-i is away, with spool; then a new start", false, Expected.ALL_DELIVERED, stage -> {
                    terminatedWithoutPayi(stage, stage.producing().spooling());
                    stage.payi().available();
                    stage.deliverAndEnd(stage.producing().spooling().calls(stage.size().of(10, 50)).start());
                    return "";
                }),
                new Row("kill -9 at random moments, with spool", true, Expected.ALL_DELIVERED_SOME_AGAIN,
                        ProcessFaults::killed),
                new Row("the clock jumps by days, there and back; then a restart with the clock set back", false,
                        Expected.ALL_DELIVERED,
                        ProcessFaults::clockJumps),
                new Row("two processes in one spool, one is killed, the other takes its events over", false,
                        Expected.ALL_DELIVERED_SOME_AGAIN, ProcessFaults::takenOver),
                new Row("spool file overwritten with something else", false, Expected.ALL_DELIVERED,
                        stage -> damaged(stage, file -> Files.writeString(file, "no spool"))),
                new Row("last 4 KiB of the spool file gone, as a power cut may leave it", false, Expected.ALL_DELIVERED,
                        stage -> damaged(stage, ProcessFaults::cutOff)));
    }

    private static void terminated(Stage stage, Producing producing) {
        ProducerProcess producer = producing.callsWithoutEnd().threads(2).start();
        awaitCalls(stage, stage.size().of(150, 500));
        Sample last = producer.terminate(Stage.PATIENCE);
        assertThat(last.queued()).as("events in no other count at the end").isZero();
    }

    private static String terminatedWithoutPayi(Stage stage, Producing producing) {
        stage.payi().unavailable(Outage.status(503));
        terminated(stage, producing.with("payi.ingest.shutdown-timeout", 1000));
        return "";
    }

    private static void awaitCalls(Stage stage, int calls) {
        Awaitility.await(calls + " calls").atMost(Stage.PATIENCE).pollInterval(Duration.ofMillis(1))
                .until(() -> stage.provider().calls() >= calls);
    }

    private static String killed(Stage stage) {
        int rounds = stage.size().of(2, 50);
        long seed = Long.getLong("payi.test.seed", System.nanoTime());
        Random random = new Random(seed);
        List<String> safe = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            // Every third time Pay-i is away, so that the events pile up from round to round.
            stage.payi().unavailable(round % 3 == 1 ? Outage.status(503) : null).stall(Duration.ofMillis(random.nextInt(20)));
            int before = stage.provider().calls();
            ProducerProcess producer = stage.producing().spooling().with("producer.ends", true).callsWithoutEnd().start();
            producer.await("the first counts", Stage.PATIENCE, counts -> counts.offered() > counts.recovered());
            awaitCalls(stage, before + 1 + random.nextInt(MOST_CALLS_BEFORE_A_KILL));
            Sample last = producer.kill();
            assertThat(last.droppedTotal() + last.rejected()).as("given up").isZero();
            // By the answers that it has read: the provider may number a call of the process before it after its end.
            producer.answers().stream().limit(last.safe()).forEach(safe::add);
        }
        stage.payi().available().stall(Duration.ZERO);
        // Enough calls to measure, however few there were before the kills.
        stage.deliverAndEnd(stage.producing().spooling().calls(stage.size().of(40, 50)).start());
        Map<String, Integer> arrived = stage.payi().idCounts();
        assertThat(safe).as("what was delivered or on disk before its process was killed (seed %d)", seed)
                .allMatch(arrived::containsKey);
        stage.addGone(stage.provider().calls() - arrived.size());
        return rounds + " rounds, " + safe.size() + " events safe at the kill";
    }

    private static String clockJumps(Stage stage) throws IOException {
        WallClock clock = WallClock.build(stage.folder());
        if (clock == null) {
            throw new IOException("The row needs a C compiler (cc), to set the clock of a process only");
        }
        stage.payi().unavailable(Outage.status(503));
        Producing producing = stage.producing().spooling().livingBy(clock).calls(stage.size().of(50, 400));
        ProducerProcess first = producing.start();
        for (int jump = 1; jump <= 8; jump++) {
            awaitCalls(stage, jump * 40);
            clock.set(Duration.ofDays(jump % 2 == 0 ? -3 : 3));
            long failed = first.counts().failedAttempts();
            first.await("a further attempt", Stage.PATIENCE, counts -> counts.failedAttempts() > failed);
        }
        first.awaitProduced(Stage.PATIENCE);
        first.end(Stage.PATIENCE);
        clock.set(Duration.ofDays(-3));
        stage.payi().unavailable(null);
        stage.deliverAndEnd(producing.calls(50).start());
        List<String> days = stage.payi().events().stream()
                .map(event -> event.body().path("event_timestamp").asText().substring(0, "2026-01-01".length())).distinct()
                .toList();
        assertThat(days).as("days that the processes have seen").hasSizeGreaterThan(1);
        return "in the process only";
    }

    private static String takenOver(Stage stage) {
        stage.payi().unavailable(Outage.status(503));
        Producing producing = stage.producing().spooling().calls(stage.size().of(50, 200));
        ProducerProcess first = producing.start();
        ProducerProcess second = producing.start();
        first.awaitProduced(Stage.PATIENCE);
        second.awaitProduced(Stage.PATIENCE);
        first.await("all to be on disk", Stage.PATIENCE, counts -> counts.queued() == 0);
        assertThat(filesIn(stage.spool(), ".spool")).hasSize(2);
        long left = first.kill().spooled();
        second.await("what the other one left", Stage.PATIENCE, counts -> counts.recovered() == left);
        stage.payi().available();
        stage.deliverAndEnd(second);
        return "";
    }

    /** What somebody or something does to a file. */
    private interface Damage {
        void on(Path file) throws IOException;
    }

    private static void cutOff(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() - 4096);
        }
    }

    private static String damaged(Stage stage, Damage damage) throws IOException {
        stage.payi().unavailable(Outage.status(503));
        ProducerProcess first = stage.producing().spooling().calls(stage.size().of(50, 300)).start();
        first.awaitProduced(Stage.PATIENCE);
        first.await("all to be on disk", Stage.PATIENCE, counts -> counts.queued() == 0);
        long onDisk = first.kill().spooled();
        damage.on(filesIn(stage.spool(), ".spool").get(0));
        stage.payi().available();
        ProducerProcess second = stage.producing().spooling().calls(50).start();
        stage.deliverAndEnd(second);
        long destroyed = onDisk - second.counts().recovered();
        stage.addGone(destroyed);
        if (second.counts().recovered() == 0) {
            assertThat(second.log()).anyMatch(line -> line.contains("is damaged: it was set aside"));
            assertThat(filesIn(stage.spool(), "")).anyMatch(path -> path.toString().contains(".damaged-"));
        }
        return onDisk + " events were in it";
    }

    private static List<Path> filesIn(Path folder, String ending) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
