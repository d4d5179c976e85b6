package com.payi.it.delivery;

import java.util.LinkedHashMap;
import java.util.Map;

/** How a producer is to be started. Immutable; every method gives another one. */
final class Producing {
    private final Stage stage;
    private final Map<String, String> properties;
    /** What a shell does first; null for nothing. */
    private final String shell;

    Producing(Stage stage) {
        // Retries in quick succession, so that a row does not take minutes.
        this(stage, Map.of("payi.ingest.retry.initial-delay", "100", "payi.ingest.retry.max-delay", "1000"),
                null);
    }

    private Producing(Stage stage, Map<String, String> properties, String shell) {
        this.stage = stage;
        this.properties = properties;
        this.shell = shell;
    }

    Producing with(String key, Object value) {
        Map<String, String> more = new LinkedHashMap<>(properties);
        more.put(key, value.toString());
        return new Producing(stage, more, shell);
    }

    /** Does not wait for answers as long as it should in production. */
    Producing impatient() {
        return with("payi.ingest.request-timeout", 2000);
    }

    /** Real calls, in each thread so many. */
    Producing calls(int pairs) {
        return with("producer.calls", pairs);
    }

    /** Real calls, until the process ends. */
    Producing callsWithoutEnd() {
        return calls(-1);
    }

    Producing threads(int threads) {
        return with("producer.threads", threads);
    }

    /** Calls without HTTP, so many in all and so many a second, beside the real ones. */
    Producing volume(int calls, int rate) {
        stage.addVolume(calls);
        return with("producer.volume", calls).with("producer.rate", rate);
    }

    Producing spooling() {
        return with("payi.ingest.spool.directory", stage.spool());
    }

    /** No file of the process can become larger. */
    Producing largestFile(int kilobytes) {
        return new Producing(stage, properties, "ulimit -f " + kilobytes);
    }

    Producing livingBy(WallClock clock) {
        return new Producing(stage, properties, clock.shell());
    }

    ProducerProcess start() {
        return stage.start(shell, properties);
    }
}
