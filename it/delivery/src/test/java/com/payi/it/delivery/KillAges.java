package com.payi.it.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

import org.awaitility.Awaitility;

import com.payi.testkit.Outage;

/**
 * How old the calls are that a kill loses, under the conditions that delay the way to the disk: a process that has just begun, two
 * processes in one spool, a Pay-i that fails, and a core that has other work. The ages are measured, and not a condition.
 */
final class KillAges {
    private static final int MOST_CALLS_OF_A_YOUNG_PROCESS = 300;
    private static final int LEAST_CALLS_OF_A_WARM_PROCESS = 1500;

    private KillAges() {}

    static List<Row> rows() {
        return List.of(
                new Row("age of what kill -9 loses: two processes in one spool, a loaded core, Pay-i fails", false,
                        Expected.ALL_DELIVERED_SOME_AGAIN.unmeasured(), KillAges::killed));
    }

    private static String killed(Stage stage) {
        int rounds = stage.size().of(2, 24);
        Random random = new Random(Long.getLong("payi.test.seed", System.nanoTime()));
        Group young = new Group("young");
        Group warm = new Group("warm");
        Thread load = load();
        try {
            for (int round = 0; round < rounds; round++) {
                // One time in three it is slow instead.
                stage.payi().unavailable(round % 3 == 2 ? null : Outage.status(503))
                        .stall(Duration.ofMillis(random.nextInt(20)));
                Group group = round % 2 == 0 ? young : warm;
                int calls = 2 * (group == young
                        ? 1 + random.nextInt(MOST_CALLS_OF_A_YOUNG_PROCESS)
                        : LEAST_CALLS_OF_A_WARM_PROCESS + random.nextInt(MOST_CALLS_OF_A_YOUNG_PROCESS));
                round(stage, group, calls);
            }
        } finally {
            load.interrupt();
        }
        stage.payi().available().stall(Duration.ZERO);
        stage.deliverAndEnd(stage.producing().spooling().calls(stage.size().of(10, 50)).start());
        Set<String> arrived = stage.payi().idCounts().keySet();
        stage.addGone(stage.provider().calls() - arrived.size());
        return young.line(arrived) + "; " + warm.line(arrived);
    }

    private static void round(Stage stage, Group group, int calls) {
        int before = stage.provider().calls();
        List<ProducerProcess> producers = new ArrayList<>();
        for (int process = 0; process < 2; process++) {
            producers.add(stage.producing().spooling().with("producer.ends", true).callsWithoutEnd().start());
        }
        Awaitility.await("calls").atMost(Stage.PATIENCE).pollInterval(Duration.ofMillis(1))
                .until(() -> stage.provider().calls() - before >= calls);
        for (ProducerProcess producer : producers) {
            Sample last = producer.kill();
            if (last != null) {
                assertThat(last.droppedTotal() + last.rejected()).as("given up").isZero();
            }
        }
        group.producers.addAll(producers);
    }

    /** Keeps one core busy until it is interrupted. */
    private static Thread load() {
        Thread load = new Thread(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                Thread.onSpinWait();
            }
        }, "load");
        load.setDaemon(true);
        load.start();
        return load;
    }

    /** Processes that were killed at about the same age. */
    private record Group(String name, List<ProducerProcess> producers) {
        private Group(String name) {
            this(name, new ArrayList<>());
        }

        private String line(Set<String> arrived) {
            List<Double> lost = producers.stream().flatMap(producer -> producer.agesOfLost(arrived).stream()).sorted().toList();
            List<Sample> counts = producers.stream().map(ProducerProcess::counts).filter(sample -> sample != null).toList();
            return String.format(Locale.ROOT, "%s: %d of %d calls lost, the oldest %.1f ms old;"
                    + " to the disk 99 of 100 within %.1f ms in the median process, %.1f ms in the slowest, the longest %.1f ms",
                    name, lost.size(), producers.stream().mapToInt(ProducerProcess::calls).sum(),
                    lost.isEmpty() ? 0.0 : lost.get(lost.size() - 1),
                    millis(counts.stream().map(Sample::diskP99Micros).sorted().skip(counts.size() / 2).findFirst().orElse(0L)),
                    millis(counts.stream().mapToLong(Sample::diskP99Micros).max().orElse(0)),
                    millis(counts.stream().mapToLong(Sample::diskMaxMicros).max().orElse(0)));
        }

        private static double millis(long micros) {
            return micros / 1000.0;
        }
    }
}
