package com.payi.it.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

import com.payi.testkit.Outage;

/** More events than there is room or time for. */
final class LoadFaults {
    private static final int HOUR_OF_EVENTS = 200_000;
    /** An hour's events in less than a minute. */
    private static final int HOUR_RATE = 4000;
    private static final int BURST = 20_000;
    private static final int CHECKED_ONE_IN = 50;
    private static final int DISK_KILOBYTES = 2048;

    private LoadFaults() {}

    static List<Row> rows() {
        return List.of(
                new Row("8 threads", false, Expected.ALL_DELIVERED, stage -> {
                    stage.payi().stall(Duration.ofMillis(10));
                    stage.deliverAndEnd(stage.producing().threads(8).calls(stage.size().of(50, 250)).start());
                    return "";
                }),
                new Row("20,000 at once, Pay-i takes 30 ms", false, Expected.ALL_DELIVERED, stage -> {
                    stage.payi().lean(CHECKED_ONE_IN).stall(Duration.ofMillis(30));
                    ProducerProcess producer = beside(stage).volume(BURST, Integer.MAX_VALUE).start();
                    producer.awaitProduced(Stage.PATIENCE);
                    stage.deliverAndEnd(producer);
                    return "";
                }),
                new Row("an hour's outage: 200,000 events, -Xmx128m, with spool", false, Expected.ALL_DELIVERED,
                        stage -> hour(stage, beside(stage).spooling())),
                new Row("an hour's outage: 200,000 events, -Xmx128m, without spool", false, Expected.dropping(Expected.ANY),
                        stage -> hour(stage, beside(stage))),
                new Row("spool full (payi.ingest.spool.max-bytes) while Pay-i is away", false, Expected.ALL_DELIVERED,
                        LoadFaults::fullSpool),
                new Row("disk full while Pay-i is away", false, Expected.ALL_DELIVERED, LoadFaults::fullDisk));
    }

    /** Real calls, beside the many that are made up. */
    private static Producing beside(Stage stage) {
        return stage.producing().calls(stage.size().of(100, 400));
    }

    private static String hour(Stage stage, Producing producing) {
        stage.payi().lean(CHECKED_ONE_IN).unavailable(Outage.status(503));
        ProducerProcess producer = producing.volume(HOUR_OF_EVENTS, HOUR_RATE).start();
        producer.awaitProduced(Stage.PATIENCE.multipliedBy(3));
        stage.payi().available();
        stage.deliverAndEnd(producer);
        return "";
    }

    private static String fullSpool(Stage stage) {
        stage.payi().lean(CHECKED_ONE_IN).unavailable(Outage.status(503));
        ProducerProcess producer = beside(stage).spooling().with("payi.ingest.spool.max-bytes", 1024 * 1024)
                .volume(5000, 2000).start();
        producer.awaitProduced(Stage.PATIENCE);
        assertThat(producer.counts().queued()).as("events in memory").isPositive();
        assertThat(producer.counts().spooled()).as("events on disk").isPositive();
        assertThat(producer.log()).anyMatch(line -> line.contains("payi.ingest.spool.max-bytes"));
        stage.payi().available();
        stage.deliverAndEnd(producer);
        return "";
    }

    private static String fullDisk(Stage stage) throws IOException {
        stage.payi().lean(CHECKED_ONE_IN).unavailable(Outage.status(503));
        Producing producing = beside(stage).spooling().volume(8000, 2000);
        try (SmallDisk disk = SmallDisk.mount(stage.spool(), DISK_KILOBYTES)) {
            ProducerProcess producer = (disk.isMounted() ? producing : producing.largestFile(DISK_KILOBYTES)).start();
            producer.awaitProduced(Stage.PATIENCE);
            producer.await("the spool to be given up", Stage.PATIENCE,
                    counts -> producer.log().stream().anyMatch(line -> line.contains("cannot be used")));
            assertThat(producer.counts().queued()).as("events in memory").isPositive();
            stage.payi().available();
            stage.deliverAndEnd(producer);
            return disk.isMounted() ? "a tmpfs of 2 MiB" : "by RLIMIT_FSIZE, 2 MiB";
        }
    }
}
