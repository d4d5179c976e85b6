package com.payi.it.kafka;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import com.payi.testkit.FakePayi;

/**
 * An application publishes, relays deliver, and meanwhile a fault meets some of them.
 *
 * @param publishedAgain how many records the topic has beyond one for each event
 * @param cameAgain how often Pay-i got an id that it had
 * @param countedTwice how often one that it does not recognize
 * @param mostBehind how many published events were not at Pay-i, at most
 */
record FleetRun(Fault fault, int rounds, int offered, int delivered, long lost, long publishedAgain, long cameAgain,
        long countedTwice, double seconds, int mostBehind) {
    private static final int PARTITIONS = 6;

    /**
     * Plays one row.
     *
     * @param rounds in each, a part of the events is published and the fault happens
     */
    static FleetRun play(Path folder, Broker broker, Fault fault, int events, int relays, int rounds) throws Exception {
        String topic = fault.name().toLowerCase(Locale.ROOT);
        Path logs = Files.createDirectories(folder.resolve(topic));
        try (FakePayi payi = FakePayi.start().lean(1000); Relays running = new Relays(logs, broker, payi, topic)) {
            broker.topic(topic, PARTITIONS);
            running.start(relays);
            try (Application application = new Application(broker, topic)) {
                Progress progress = new Progress(() -> application.counts().delivered(), payi);
                for (int round = 0; round < rounds; round++) {
                    int soon = payi.distinctIds() + Math.max(1, events / rounds / 4);
                    CompletableFuture<Void> calls = CompletableFuture.runAsync(() -> application.call(events / rounds));
                    progress.await(() -> payi.distinctIds() >= soon);
                    fault.happen(running, broker, round % relays);
                    progress.await(calls::isDone);
                    calls.join();
                }
                progress.await(() -> payi.distinctIds() == application.calls());
                running.terminate();
                Map<String, Integer> arrived = payi.idCounts();
                return new FleetRun(fault, rounds, application.calls(), arrived.size(), application.calls() - arrived.size(),
                        broker.records(topic, PARTITIONS) - application.calls(), again(arrived), again(payi.countedIds()),
                        progress.seconds(), progress.mostBehind());
            }
        }
    }

    private static long again(Map<String, Integer> counts) {
        return counts.values().stream().mapToLong(count -> count - 1).sum();
    }

    String row(int relays) {
        return String.format(Locale.ROOT, "| %d relays; %s | %d | %d | %d | %d | %d | %d | %.0f | %.0f | %d |", relays,
                fault.described(rounds), offered, delivered, lost, publishedAgain, cameAgain, countedTwice, seconds,
                delivered / seconds, mostBehind);
    }
}
