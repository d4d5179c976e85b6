package com.payi.it.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import org.awaitility.Awaitility;

import com.payi.testkit.Outage;

/** Pay-i in every mood. */
final class PayiFaults {
    private static final int PAUSE_SECONDS = 1;
    private static final int STATUS_OF_A_BUSY_PAYI = 503;
    /** What is poisoned, and how it looks in a request; no other id ends like this. */
    private static final String POISONED = "call-50\"";

    private PayiFaults() {}

    static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        rows.add(new Row("none", true, Expected.ALL_DELIVERED, stage -> {
            stage.deliverAndEnd(calls(stage).start());
            return "";
        }));
        rows.add(new Row("Pay-i takes 30 ms", false, Expected.ALL_DELIVERED, stage -> {
            stage.payi().stall(Duration.ofMillis(30));
            stage.deliverAndEnd(calls(stage).start());
            return "";
        }));
        for (int status : List.of(500, STATUS_OF_A_BUSY_PAYI, 429)) {
            rows.add(new Row(status + " for a while", false, Expected.ALL_DELIVERED, stage -> outage(stage,
                    Outage.status(status))));
            rows.add(new Row(status + " with Retry-After for a while", status == STATUS_OF_A_BUSY_PAYI, Expected.ALL_DELIVERED,
                    stage -> outageWithPause(stage, status)));
        }
        rows.add(new Row("connection refused for a while", false, Expected.ALL_DELIVERED, stage -> {
            stage.takePayiAway();
            ProducerProcess producer = calls(stage).start();
            producer.awaitProduced(Stage.PATIENCE);
            producer.await("a failed attempt", Stage.PATIENCE, counts -> counts.failedAttempts() > 0);
            stage.bringPayiBack();
            stage.deliverAndEnd(producer);
            return "";
        }));
        rows.add(
                outageRow("black hole for a while: requests are not answered and not taken", false, false, Outage.blackHole()));
        rows.add(outageRow("requests are taken and not answered for a while", true, true, Outage.lostAnswers()));
        rows.add(outageRow("connection reset before the answer, nothing taken", false, false, Outage.reset()));
        rows.add(outageRow("connection reset in the middle of the answer, events taken", true, true, Outage.resetInAnswer()));
        rows.add(outageRow("answers are garbage, events taken", false, true, Outage.garbage()));
        rows.add(new Row("bulk requests are refused (400)", false, Expected.ALL_DELIVERED, PayiFaults::withoutBulk));
        rows.add(new Row("one event fails for ever (500), also all that comes with it", true, Expected.dropping(1),
                PayiFaults::poisoned));
        return rows;
    }

    private static Row outageRow(String fault, boolean inEveryBuild, boolean repeats, Outage outage) {
        return new Row(fault, inEveryBuild, repeats ? Expected.ALL_DELIVERED_SOME_AGAIN : Expected.ALL_DELIVERED,
                stage -> outage(stage, outage));
    }

    private static Producing calls(Stage stage) {
        return stage.producing().calls(stage.size().of(100, 600));
    }

    private static String outage(Stage stage, Outage outage) {
        stage.outage(outage, calls(stage).impatient());
        return "";
    }

    /** A server that asks for a pause gets one. */
    private static String outageWithPause(Stage stage, int status) {
        stage.payi().unavailable(Outage.status(status, Map.of("Retry-After", Integer.toString(PAUSE_SECONDS))));
        ProducerProcess producer = calls(stage).start();
        producer.awaitProduced(Stage.PATIENCE);
        long beforeFirst = awaitRequest(stage);
        awaitRequest(stage);
        assertThat(Duration.ofNanos(System.nanoTime() - beforeFirst)).as("pause between two attempts")
                .isGreaterThan(Duration.ofSeconds(PAUSE_SECONDS).minusMillis(100));
        stage.payi().available();
        stage.deliverAndEnd(producer);
        return "";
    }

    /** Gives a time before which the request had not come: what is measured from there is never too short. */
    private static long awaitRequest(Stage stage) {
        long before = stage.payi().ingestRequests();
        AtomicLong notYet = new AtomicLong(System.nanoTime());
        Awaitility.await("a request").atMost(Stage.PATIENCE).pollInterval(Duration.ofMillis(2)).until(() -> {
            long now = System.nanoTime();
            boolean come = stage.payi().ingestRequests() > before;
            if (!come) {
                notYet.set(now);
            }
            return come;
        });
        return notYet.get();
    }

    /** A backlog is built up, so that events travel together. */
    private static String withoutBulk(Stage stage) {
        stage.payi().refuseBulk(400, "{\"statusCode\":400,\"message\":\"no\"}");
        outage(stage, Outage.status(STATUS_OF_A_BUSY_PAYI));
        return "";
    }

    /** The event travels with others at first, and is given up in the end, as others get through. */
    private static String poisoned(Stage stage) {
        stage.payi().poison(POISONED, 500).unavailable(Outage.status(STATUS_OF_A_BUSY_PAYI));
        ProducerProcess producer = stage.producing().with("payi.ingest.retry.max-attempts", 4)
                .with("payi.ingest.retry.max-delay", 300).callsWithoutEnd().start();
        producer.await("a backlog", Stage.PATIENCE, counts -> counts.offered() >= 100 && counts.failedAttempts() > 0);
        stage.payi().available();
        producer.await("the others to get through", Stage.PATIENCE, counts -> counts.delivered() > 100 && counts.queued() < 50);
        producer.await("the event to be given up", Stage.PATIENCE, counts -> counts.droppedTotal() == 1);
        assertThat(producer.end(Stage.PATIENCE).dropped()).containsOnlyKeys("TOO_MANY_ATTEMPTS");
        return "";
    }
}
