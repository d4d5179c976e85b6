package com.payi.it.kafka;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.awaitility.Awaitility;

import com.payi.testkit.FakePayi;

/**
 * An application publishes, relays deliver, and meanwhile relays and the broker are killed.
 *
 * @param cameAgain how often Pay-i got an id that it had
 * @param countedTwice how often one that it does not recognize
 * @param mostBehind how many published events were not at Pay-i, at most
 */
record FleetRun(int offered, int delivered, long lost, long cameAgain, long countedTwice, double seconds, int mostBehind,
        int relayKills, int brokerKills) {
    private static final String TOPIC = "payi-events";
    private static final int PARTITIONS = 6;

    /** @param rounds in each, a part of the events is published, a relay is killed and replaced, and so is the broker */
    static FleetRun play(Path folder, int events, int relays, int rounds) throws Exception {
        Files.createDirectories(folder);
        try (FakePayi payi = FakePayi.start().lean(1000); Broker broker = Broker.start(folder)) {
            broker.topic(TOPIC, PARTITIONS);
            List<JavaProcess> running = new ArrayList<>();
            long begin = System.nanoTime();
            int[] mostBehind = new int[1];
            try (Application application = new Application(broker, TOPIC)) {
                for (int relay = 0; relay < relays; relay++) {
                    running.add(RelayProcess.start(folder.resolve("relay-" + relay + ".log"), broker, payi, TOPIC));
                }
                for (int round = 0; round < rounds; round++) {
                    int already = payi.distinctIds();
                    CompletableFuture<Void> calls = CompletableFuture.runAsync(() -> application.call(events / rounds));
                    int soon = already + Math.max(1, events / rounds / 4);
                    await(() -> behind(application, payi, mostBehind) < 0 || payi.distinctIds() >= soon);
                    int victim = round % relays;
                    running.get(victim).kill();
                    broker.killAndRestart();
                    running.set(victim,
                            RelayProcess.start(folder.resolve("relay-" + victim + ".log"), broker, payi, TOPIC));
                    await(() -> behind(application, payi, mostBehind) < 0 || calls.isDone());
                    calls.join();
                }
                await(() -> behind(application, payi, mostBehind) == 0 && payi.distinctIds() == application.calls());
                double seconds = (System.nanoTime() - begin) / 1e9;
                running.forEach(JavaProcess::terminate);
                Map<String, Integer> arrived = payi.idCounts();
                return new FleetRun(application.calls(), arrived.size(), application.calls() - arrived.size(),
                        again(arrived), again(payi.countedIds()), seconds, mostBehind[0], rounds, rounds);
            } finally {
                running.forEach(JavaProcess::close);
            }
        }
    }

    private static int behind(Application application, FakePayi payi, int[] most) {
        int behind = (int) application.counts().delivered() - payi.distinctIds();
        most[0] = Math.max(most[0], behind);
        return Math.max(0, behind);
    }

    private static long again(Map<String, Integer> counts) {
        return counts.values().stream().mapToLong(count -> count - 1).sum();
    }

    private static void await(java.util.concurrent.Callable<Boolean> condition) {
        Awaitility.await().atMost(Duration.ofMinutes(10)).pollInterval(Duration.ofMillis(20)).until(condition);
    }

    String row(int relays) {
        return String.format(Locale.ROOT,
                "| %d relays; %d kills of a relay, %d of the broker | %d | %d | %d | %d | %d | %.0f | %.0f |"
                        + " %d |",
                relays, relayKills, brokerKills, offered, delivered, lost, cameAgain, countedTwice, seconds,
                delivered / seconds, mostBehind);
    }
}
