package com.payi.it.kafka;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

import com.payi.testkit.FakePayi;

/**
 * What one application and one relay do in a second, beside an application that sends to Pay-i itself. One after the other, on
 * the same machine.
 *
 * @param direct events a second from an application to Pay-i
 * @param published from an application to the broker
 * @param relayed from the broker to Pay-i, by one relay
 */
record Throughput(int events, double direct, double published, double relayed) {
    private static final String TOPIC = "throughput";
    private static final int PARTITIONS = 3;

    /** @param events in each measurement; a quarter more goes before, so that everything is compiled */
    static Throughput measure(Path folder, Broker broker, int events) throws Exception {
        Path logs = Files.createDirectories(folder.resolve(TOPIC));
        broker.topic(TOPIC, PARTITIONS);
        double direct;
        try (FakePayi payi = FakePayi.start().lean(1000);
                Application application = new Application(
                        Map.of("payi.api-key", FakePayi.DEFAULT_API_KEY, "payi.base-url", payi.uri().toString()))) {
            direct = sent(application, payi, events);
        }
        try (FakePayi payi = FakePayi.start().lean(1000)) {
            double published;
            try (Application application = new Application(broker, TOPIC)) {
                published = sent(application, payi, events);
            }
            try (Relays relays = new Relays(logs, broker, payi, TOPIC)) {
                relays.start(1);
                return new Throughput(events, direct, published, relayed(payi, events));
            }
        }
    }

    private static double sent(Application application, FakePayi payi, int events) {
        Progress progress = new Progress(() -> application.counts().delivered(), payi);
        application.call(events / 4);
        progress.await(() -> application.counts().delivered() == events / 4);
        long begin = System.nanoTime();
        application.call(events);
        progress.await(() -> application.counts().delivered() == events / 4 + events);
        return perSecond(events, begin);
    }

    private static double relayed(FakePayi payi, int events) {
        Progress progress = new Progress(() -> 0, payi);
        progress.await(() -> payi.distinctIds() >= events / 4);
        int before = payi.distinctIds();
        long begin = System.nanoTime();
        progress.await(() -> payi.distinctIds() == events / 4 + events);
        return perSecond(events / 4 + events - before, begin);
    }

    private static double perSecond(int events, long beginNanos) {
        return events * 1e9 / (System.nanoTime() - beginNanos);
    }

    String rows() {
        return row("an application that sends to Pay-i itself", direct)
                + row("an application that publishes to the broker", published) + row("one relay", relayed);
    }

    private String row(String what, double perSecond) {
        return String.format(Locale.ROOT, "| %s | %d | %.0f | %.2f |\n", what, events, perSecond, perSecond / direct);
    }
}
